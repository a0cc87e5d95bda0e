package org.ergodrop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ergodrop.google.DriveClients;
import org.ergodrop.google.DriveProperties;
import org.ergodrop.google.DriveTime;
import org.ergodrop.google.DriveTransport;
import org.ergodrop.hotfolder.drive.DriveFolders;
import org.ergodrop.pipeline.DriveFolderProperties;
import org.ergodrop.pipeline.PipelineProperties;
import org.ergodrop.pipeline.QueueProperties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ergodrop setup drive}: makes the six folders on Google Drive, or takes those that are there. */
@Command(
        name = "drive",
        mixinStandardHelpOptions = true,
        description = {
            "Makes 01-upload to 06-failed on Google Drive, or takes those that are there, prints their ids and stores them.",
            "May be repeated: a second run takes what the first one made."
        },
        footer = {
            "%nA root folder in the settings (ergodrop.drive.folder.root, drive-root of a queue) wins over --root.",
            "Log in first: ergodrop auth login"
        })
final class SetupDriveCommand implements Callable<Integer> {

    /** A person waits: longer than this nothing is repeated. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String DEFAULT = "default";
    private static final String DEFAULT_ROOT = "Ergodrop";

    @Mixin
    private GoogleOptions google;

    @Option(
            names = "--root",
            paramLabel = "NAME",
            description =
                    "Name of the folder at the top of My Drive that holds the six. Default: Ergodrop, and the queue's "
                            + "name when it is not \"default\".")
    private @Nullable String root;

    @Option(
            names = "--queue",
            paramLabel = "NAME",
            description = "Which of ergodrop.queues it is for. Default: ${DEFAULT-VALUE}.")
    private String queue = DEFAULT;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PipelineProperties service = google.settings().of(PipelineProperties.class);
        Optional<QueueProperties> configured = configured(service);
        String account = spec.commandLine().getParseResult().hasMatchedOption("--account")
                ? google.account()
                : configured.map(QueueProperties::account).orElse(service.account());
        String rootId = configured
                .map(QueueProperties::driveRoot)
                .orElse(google.settings().of(DriveFolderProperties.class).root());
        try (DriveTransport transport = new DriveTransport()) {
            DriveClients clients = new DriveClients(
                    google.google().accounts(),
                    google.settings().of(DriveProperties.class),
                    transport.http(),
                    DriveTime.ofThisMachine(),
                    new SecureRandom());
            DriveFolders folders = new DriveFolders(clients.gateway(account, PATIENCE), service.data());
            tell(setUp(folders, rootId), service.data());
        }
        return 0;
    }

    private DriveFolders.SetUp setUp(DriveFolders folders, @Nullable String rootId) throws IOException {
        if (rootId != null && !rootId.isBlank()) {
            return folders.in(queue, rootId);
        }
        String ownName = queue.equals(DEFAULT) ? DEFAULT_ROOT : DEFAULT_ROOT + " " + queue;
        return folders.under(queue, root == null ? ownName : root);
    }

    /** A name that the settings do not know is a slip of the finger. */
    private Optional<QueueProperties> configured(PipelineProperties service) {
        Optional<QueueProperties> found = service.queues().stream()
                .filter(known -> known.name().equals(queue))
                .findFirst();
        boolean isOnly = service.queues().isEmpty() && queue.equals(DEFAULT);
        if (found.isEmpty() && !isOnly) {
            throw new ParameterException(spec.commandLine(), google.say("setup.no-queue", queue));
        }
        return found;
    }

    private void tell(DriveFolders.SetUp made, Path data) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(google.say("setup.root", "https://drive.google.com/drive/folders/" + made.rootId()));
        made.idsByName().forEach((name, id) -> out.printf("  %-14s %s%n", name, id));
        out.println(google.say("setup.stored", data.resolve("google").toString()));
        out.flush();
    }
}
