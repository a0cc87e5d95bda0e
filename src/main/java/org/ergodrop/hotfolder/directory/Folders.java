package org.ergodrop.hotfolder.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The six folders.
 *
 * @param root holds them
 */
record Folders(Path root) {

    Path upload() {
        return root.resolve("01-upload");
    }

    Path processing() {
        return root.resolve("02-processing");
    }

    Path completed() {
        return root.resolve("03-completed");
    }

    Path archive() {
        return root.resolve("04-archive");
    }

    Path logs() {
        return root.resolve("05-logs");
    }

    Path failed() {
        return root.resolve("06-failed");
    }

    /** Only at start: a folder that vanishes later (an unmounted disk) must not come back empty. */
    void create() throws IOException {
        for (Path folder : List.of(upload(), processing(), completed(), archive(), logs(), failed())) {
            Files.createDirectories(folder);
        }
    }

    /** {@code <job>/<video>} for each video in 02-processing. */
    List<String> inProcessing() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> jobs = Files.list(processing())) {
            for (Path job : jobs.filter(Files::isDirectory).toList()) {
                names.addAll(videos(job));
            }
        }
        return names;
    }

    private static List<String> videos(Path job) throws IOException {
        try (Stream<Path> videos = Files.list(job)) {
            return videos.map(video -> job.getFileName() + "/" + video.getFileName())
                    .toList();
        } catch (NoSuchFileException endedMeanwhile) {
            return List.of();
        }
    }
}
