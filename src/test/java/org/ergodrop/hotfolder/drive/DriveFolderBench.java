package org.ergodrop.hotfolder.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.ergodrop.demo.google.DriveFile;
import org.ergodrop.google.DriveBench;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.FileKey;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.LogLines;
import org.ergodrop.jobs.OldJobs;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Turns;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A Drive hot folder as the service has it: the stand-in over HTTP, the route file, a ledger in H2. */
public final class DriveFolderBench implements AutoCloseable {

    public static final DriveFolderSettings SETTINGS =
            new DriveFolderSettings(Duration.ofMinutes(5), Duration.ofMinutes(5), true, Set.of("mp4", "mov"));

    public final DriveBench bench = new DriveBench();
    final Path data;
    final DataFolder dataFolder;
    final JobNotes notes;
    final Ledger ledger;
    final OldJobs old;
    final Outbox outbox;
    final JdbcClient jdbc;
    final LogLines lines;
    final FolderIds ids;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private int round;

    /** What the routes of the file need that are not asked here. */
    public static final class NothingIsDue {
        public List<String> due(String source) {
            return List.of();
        }

        public void watch() {}
    }

    public DriveFolderBench(Path data) throws Exception {
        this.data = data;
        this.dataFolder = DataFolder.take(data);
        DriverManagerDataSource database =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:org/ergodrop/jobs/migration")
                .load()
                .migrate();
        jdbc = JdbcClient.create(database);
        notes = new JobNotes(jdbc);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        old = new OldJobs(jdbc, transaction);
        outbox = new Outbox(jdbc, bench.clock);
        lines = new LogLines(jdbc, notes, new Turns(new JdbcTemplate(database), transaction));
        ledger = new Ledger(jdbc, transaction, bench.clock, new Random(3));
        new DriveFolders(bench.drive(), data).under("default", "Ergodrop");
        ids = new FolderStore(data).read("default").orElseThrow();
        bench.google.journal().clear();
        // as routeConfiguration left-to-the-caller says
        camel.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
        camel.getPropertiesComponent().addInitialProperty("ergodrop.role.intake", "true");
        camel.getRegistry().bind("paces", new NothingIsDue());
        camel.getRegistry().bind("watchAuthorizations", new NothingIsDue());
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:routes/10-intake-drive.camel.yaml"));
        camel.start();
    }

    public HotFolder folder() {
        return folder(queue(QueueSettings.Archive.ARCHIVE, QueueSettings.NonVideos.LEAVE, false));
    }

    public HotFolder folder(QueueSettings queue) {
        return folder(queue, ledger);
    }

    HotFolder folder(QueueSettings queue, Ledger ledger) {
        DriveHotFolders.Rows rows =
                new DriveHotFolders.Rows(ledger, notes, lines, dataFolder, bench.clock, bench.time());
        CamelPages pages = new CamelPages(() -> camel, new DriveClientFactory(bench.clients, SETTINGS.lookPatience()));
        return new DriveHotFolders(bench.clients, pages, SETTINGS, DriveBench.seal(), rows).make(queue);
    }

    public QueueSettings queue(QueueSettings.Archive archive, QueueSettings.NonVideos nonVideos, boolean subfolders) {
        return new QueueSettings(
                "default",
                QueueSettings.Source.DRIVE,
                Path.of("unused"),
                null,
                DriveBench.ACCOUNT,
                Locale.forLanguageTag("cs"),
                List.of(),
                archive,
                nonVideos,
                subfolders,
                new QueueSettings.Pace(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(30)),
                Map.of());
    }

    String drop(String name, byte[] content) {
        return bench.google.drive().createFile(name, ids.upload(), content);
    }

    /** The job of a file as the intake makes it. */
    Job job(String fileId) throws IOException {
        Upload upload = folder().look().stream()
                .filter(seen -> seen.fileId().equals(fileId))
                .findFirst()
                .orElseThrow();
        return ledger.see(
                        new FileKey("default", fileId, upload.revision(), round++),
                        upload.name(),
                        upload.sizeBytes(),
                        upload.md5())
                .orElseThrow();
    }

    /** What the analysis writes. */
    void writeReport(HotFolder folder, Job job) throws IOException {
        Path report = folder.reportFolder(job);
        Files.write(report.resolve("lift_ergonomics.xlsx"), DriveBench.bytes(5, 600_000));
        Files.write(report.resolve("lift_angles.csv"), DriveBench.bytes(6, 300_000));
        Files.write(report.resolve("lift_analysis.json"), DriveBench.bytes(7, 5_000));
    }

    /** As when a process dies between its line's way to Drive and the end of its turn. */
    void forgetThatItIsLogged(Job job) {
        notes.remove(job.id(), "logged");
        jdbc.sql("update log_line set place = null where job_id = ?")
                .param(job.id().value())
                .update();
    }

    List<String> names(String folder) {
        return bench.google.drive().children(folder).stream()
                .map(DriveFile::name)
                .sorted()
                .toList();
    }

    String text(String folder, String name) throws IOException {
        return new String(
                bench.google
                        .drive()
                        .read(bench.google
                                .drive()
                                .at(folder, name)
                                .orElseThrow()
                                .id()),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws Exception {
        camel.close();
        bench.close();
        dataFolder.close();
    }
}
