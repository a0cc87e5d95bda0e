package org.ergodrop.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ergodrop.hotfolder.directory.DirectoryProperties;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.QueueSettings.Pace;
import org.ergodrop.jobs.QueueSettings.Source;
import org.ergodrop.jobs.Queues;
import org.jspecify.annotations.Nullable;

/** The queues that the settings name: one from the service's own keys, or each of {@code ergodrop.queues}. */
public final class ConfiguredQueues {

    /** The queue of a service that has only one. */
    private static final String ONLY = "default";

    private ConfiguredQueues() {}

    /** As the settings say it; the same for the service and for commands. */
    public static Queues of(PipelineProperties service, DirectoryProperties directory, DriveFolderProperties drive) {
        if (service.queues().isEmpty()) {
            QueueProperties only =
                    new QueueProperties(ONLY, null, null, null, null, null, null, null, null, null, Map.of());
            return new Queues(List.of(settings(only, service, directory, drive)));
        }
        List<QueueSettings> all = service.queues().stream()
                .map(queue -> settings(queue, service, directory, drive))
                .toList();
        requireUnique(all);
        return new Queues(all);
    }

    private static void requireUnique(List<QueueSettings> all) {
        if (all.stream().map(QueueSettings::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException("ergodrop.queues: two queues have the same name; give each its own");
        }
        List<Path> roots = all.stream()
                .filter(queue -> queue.source() == Source.DIRECTORY)
                .map(queue -> queue.directory().toAbsolutePath().normalize())
                .toList();
        if (roots.stream().distinct().count() < roots.size()) {
            throw new IllegalArgumentException(
                    "ergodrop.queues: two queues have the same directory; give each its own folder");
        }
    }

    private static QueueSettings settings(
            QueueProperties queue,
            PipelineProperties service,
            DirectoryProperties directory,
            DriveFolderProperties drive) {
        Source source = or(queue.source(), service.source());
        Map<String, String> analysis = new HashMap<>(service.analysis());
        analysis.putAll(queue.analysis());
        return new QueueSettings(
                queue.name(),
                source,
                or(queue.directory(), directory.root()),
                queue.driveRoot() != null ? queue.driveRoot() : drive.root(),
                or(queue.account(), service.account()),
                PipelineProperties.requireKnown(or(queue.language(), service.language()), "ergodrop.queues[].language"),
                or(queue.recipients(), service.recipients()),
                or(queue.archive(), service.archive()),
                or(queue.nonVideos(), service.nonVideos()),
                or(queue.subfolders(), service.subfolders()),
                pace(source, directory, drive),
                analysis);
    }

    private static Pace pace(Source source, DirectoryProperties directory, DriveFolderProperties drive) {
        Duration every = directory.pollEvery();
        return source == Source.DIRECTORY
                ? new Pace(every, every, directory.minAge())
                : new Pace(drive.pollEvery(), drive.pollAtMost(), drive.minAge());
    }

    private static <T> T or(@Nullable T own, T service) {
        return Objects.requireNonNullElse(own, service);
    }
}
