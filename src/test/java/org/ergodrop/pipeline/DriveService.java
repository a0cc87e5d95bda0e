package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.ergodrop.demo.google.DriveFile;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.MailEvent;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One service for many faults: each video may have a fault of its own, the ledger can be taken away. */
final class DriveService implements AutoCloseable {

    static final Duration SOON = Duration.ofMinutes(3);

    final DriveWorld world;
    final RunningService service;
    volatile boolean isLedgerAway;

    /** The next thread of a worker that asks for the ledger is told that it is away. */
    volatile boolean isLedgerAwayOnce;

    private final FakeAnalysis analysis = new FakeAnalysis();
    private final Map<String, Consumer<String>> beforePose = new ConcurrentHashMap<>();

    /** How a report is written; replaced by tests of full disks. */
    volatile ReportFiles report = FakeAnalysis::writeReport;

    DriveService(Path folder, String... settings) throws Exception {
        world = new DriveWorld(folder).login();
        analysis.beforePose = event -> beforePose.forEach((video, what) -> {
            if (event.startsWith(video + " pose ")) {
                what.accept(event);
            }
        });
        List<String> all = new ArrayList<>(List.of(
                "ergodrop.drive.folder.check-every=1s",
                "ergodrop.mail.first-wait=300ms",
                "ergodrop.mail.longest-wait=1s",
                "ergodrop.jobs.lease=4s",
                "ergodrop.jobs.heartbeat=500ms"));
        world.settings().forEach((key, value) -> all.add(key + "=" + value));
        all.addAll(List.of(settings));
        service = RunningService.start(
                folder,
                analysis,
                (result, to, stem, language) -> report.write(result, to, stem, language),
                this::watchLedger,
                all.toArray(String[]::new));
    }

    private void watchLedger(GenericApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource real ? new Ledgers(real) : bean;
            }
        });
    }

    private final class Ledgers extends DelegatingDataSource {

        Ledgers(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            boolean isAwayNow = isLedgerAwayOnce && isWorker();
            if (isAwayNow) {
                isLedgerAwayOnce = false;
            }
            if (isLedgerAway || isAwayNow) {
                throw new SQLTransientConnectionException("the database is away");
            }
            return super.getConnection();
        }
    }

    private static boolean isWorker() {
        return Thread.currentThread().getName().contains("JmsConsumer[ergodrop.jobs]");
    }

    /** Called before each batch of one video. */
    void during(String video, Consumer<String> what) {
        beforePose.put(video, what);
    }

    List<Job> jobs(String fileId) {
        return service.context.getBean(Ledger.class).ofFile("default", fileId);
    }

    /** Waits until every job of the file is closed and none of its mails is owed; the newest one's state. */
    JobState end(String fileId) {
        await().atMost(SOON).until(() -> {
            List<Job> jobs = jobs(fileId);
            return !jobs.isEmpty() && jobs.stream().allMatch(Job::closed) && owed() == 0;
        });
        return jobs(fileId).get(0).state();
    }

    private int owed() {
        return count("select count(*) from outbox where state = 'WAITING'");
    }

    /** How often something of this kind was mailed about or is owed. */
    int mails(MailEvent.Kind kind) {
        return count("select count(*) from outbox where kind = '" + kind + "'");
    }

    int count(String query) {
        return jdbc().sql(query).query(Integer.class).single();
    }

    /** Nobody else changes the same rows meanwhile. */
    <T> T inTransaction(Supplier<T> changes) {
        return new TransactionTemplate(service.context.getBean(PlatformTransactionManager.class))
                .execute(status -> changes.get());
    }

    JdbcClient jdbc() {
        return service.context.getBean(JdbcClient.class);
    }

    /** The mails that reached the recipient about one video. */
    List<MimeMessage> mailsAbout(String video) throws MessagingException {
        List<MimeMessage> about = new ArrayList<>();
        for (MimeMessage mail : world.mails()) {
            if (mail.getSubject().contains(video)) {
                about.add(mail);
            }
        }
        return about;
    }

    /** Contents of the reports about videos of that name. */
    List<String> reports(String stem) throws IOException {
        List<String> contents = new ArrayList<>();
        for (DriveFile folder : world.google.drive().children(world.id("03-completed"))) {
            if (folder.name().startsWith(stem + "_results_")) {
                for (DriveFile file : world.google.drive().children(folder.id())) {
                    contents.add(new String(world.google.drive().read(file.id()), StandardCharsets.UTF_8));
                }
            }
        }
        contents.sort(Comparator.naturalOrder());
        return contents;
    }

    long completedLines(String video) {
        return world.log().stream()
                .filter(line -> line.contains("\"video\":\"" + video + "\",\"outcome\":\"COMPLETED\""))
                .count();
    }

    /** As if nothing had happened. */
    void assertCompletedOnce(String fileId, String video) throws Exception {
        assertThat(end(fileId)).isEqualTo(JobState.NOTIFIED);
        String stem = video.substring(0, video.lastIndexOf('.'));
        assertThat(reports(stem)).hasSize(1);
        assertThat(world.in("04-archive")).containsOnlyOnce(video);
        assertThat(world.in("01-upload")).doesNotContain(video);
        assertThat(world.in("02-processing")).doesNotContain(video).noneMatch(name -> name.startsWith(stem + "_"));
        assertThat(world.in("06-failed")).noneMatch(name -> name.startsWith(stem));
        assertThat(completedLines(video)).isEqualTo(1);
        assertThat(mailsAbout(stem)).hasSize(1);
    }

    /** Lets the service look into the folder so often. */
    void awaitLooks(int looks) {
        int before = world.google.journal().count("files.list");
        await().atMost(SOON).until(() -> world.google.journal().count("files.list") >= before + looks);
    }

    void mend() {
        world.google.faults().clear();
        isLedgerAway = false;
        report = FakeAnalysis::writeReport;
        beforePose.clear();
    }

    @Override
    public void close() {
        mend();
        service.close();
        world.close();
    }
}
