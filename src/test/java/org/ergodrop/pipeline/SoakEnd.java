package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ergodrop.demo.google.DriveFile;
import org.ergodrop.demo.google.JournalEntry;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true when a soak test is over, whatever happened in between. */
final class SoakEnd {

    /** Access and refresh tokens, addresses of upload sessions, and what the test hid in the settings. */
    private static final Pattern SECRET = Pattern.compile(
            "ya29\\.a0\\S{20}|1//0\\S{20}|upload_id=\\w{10}|canary-client-secret|canary-console-password");

    private final DriveWorld world;
    private final RunningService service;
    private final List<SoakFile> files;

    SoakEnd(DriveWorld world, RunningService service, List<SoakFile> files) {
        this.world = world;
        this.service = service;
        this.files = files;
    }

    /** A mail that a killed process had in hand is sent ten minutes later; they pass now. */
    void freeMails() {
        jdbc().sql(
                        "update outbox set next_try = created_at where state = 'WAITING' and next_try > dateadd('MINUTE', 1, now())")
                .update();
    }

    /** What is still to come; empty when all is quiet. */
    List<String> open() {
        List<String> open = new ArrayList<>();
        for (SoakFile file : files) {
            Optional<DriveFile> there = world.google.drive().find(file.id);
            boolean isThere = there.isPresent()
                    && (file.isTrashed()
                            || world.id(file.place()).equals(there.get().folder()));
            if (!isThere) {
                open.add(file + " lies in " + there.map(DriveFile::folder) + " " + jobs(file));
            }
        }
        count("job where closed = false").ifPresent(open::add);
        count("outbox where state = 'WAITING'").ifPresent(open::add);
        return open;
    }

    private Optional<String> count(String rows) {
        int count =
                jdbc().sql("select count(*) from " + rows).query(Integer.class).single();
        return count == 0 ? Optional.empty() : Optional.of(count + " of " + rows);
    }

    private JdbcClient jdbc() {
        return service.context.getBean(JdbcClient.class);
    }

    private List<Job> jobs(SoakFile file) {
        return service.context.getBean(Ledger.class).ofFile("default", file.id);
    }

    /** @param kills each may have sent one mail twice, under the same Message-ID */
    void check(int kills) throws Exception {
        assertThat(open()).as("not at its end").isEmpty();
        for (SoakFile file : files) {
            checkFile(file);
        }
        assertThat(world.in("02-processing")).as("02-processing").isEmpty();
        checkReports();
        checkLog();
        checkMails(kills);
        checkSecrets();
        try (Stream<Path> left = Files.walk(world.folder.resolve("data/work"))) {
            assertThat(left.filter(path -> path.toString().matches(".*\\.video(\\.part.*)?")))
                    .as("videos left on the disk")
                    .isEmpty();
        }
    }

    private void checkFile(SoakFile file) throws IOException {
        DriveFile there = world.google.drive().find(file.id).orElseThrow();
        List<Job> jobs = jobs(file);
        List<Job> notified =
                jobs.stream().filter(job -> job.state() == JobState.NOTIFIED).toList();
        assertThat(there.trashed()).as("%s in the trash", file).isEqualTo(file.isTrashed());
        assertThat(world.google.drive().read(file.id)).as("content of %s", file).isEqualTo(file.content());
        assertThat(jobs).as("%s", file).noneMatch(job -> job.state() == JobState.FAILED);
        if (file.isForAnalysis()) {
            assertThat(notified)
                    .as("%s: one report of each content, the last one among them: %s", file, jobs)
                    .extracting(job -> job.file().revision())
                    .doesNotHaveDuplicates()
                    .contains(there.revision());
        } else if (file.kind == SoakFile.Kind.BROKEN) {
            assertThat(jobs).as("%s", file).extracting(Job::state).containsExactly(JobState.REJECTED);
        } else {
            assertThat(notified).as("%s", file).isEmpty();
        }
    }

    /** Each report belongs to one job, and each finished job has its own. */
    private void checkReports() throws IOException {
        Map<String, SoakFile> byId = files.stream().collect(Collectors.toMap(file -> file.id, file -> file));
        Map<String, List<DriveFile>> folders = world.google.drive().children(world.id("03-completed")).stream()
                .collect(Collectors.groupingBy(
                        folder -> folder.appProperties().getOrDefault("ergodrop_job", "nobody's")));
        List<Job> notified = ended(JobState.NOTIFIED);
        assertThat(folders.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        notified.stream().map(job -> job.id().value()).toList());
        for (Job job : notified) {
            List<DriveFile> own = folders.get(job.id().value());
            assertThat(own).as("results of %s", job).hasSize(1);
            List<DriveFile> report = world.google.drive().children(own.get(0).id());
            assertThat(report).as("report of %s", job).hasSize(1);
            SoakFile file = byId.get(job.file().fileId());
            String revision = world.google.drive().find(file.id).orElseThrow().revision();
            if (job.file().revision().equals(revision)) {
                assertThat(new String(world.google.drive().read(report.get(0).id()), StandardCharsets.UTF_8))
                        .isEqualTo(SoakService.report(file.name, file.batches));
            }
        }
    }

    private List<Job> ended(JobState... states) {
        Set<JobState> wanted = Set.of(states);
        return service.context.getBean(Ledger.class).newest(100_000).stream()
                .filter(job -> wanted.contains(job.state()))
                .toList();
    }

    private void checkLog() {
        List<String> lines = world.log();
        for (Job job : ended(JobState.NOTIFIED, JobState.REJECTED)) {
            assertThat(lines.stream()
                            .filter(line -> line.contains("\"" + job.id().value() + "\"")))
                    .as("log lines of %s", job)
                    .hasSize(1);
        }
    }

    private void checkMails(int kills) throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : world.mails()) {
            ids.add(mail.getMessageID());
            assertThat(mail.getAllRecipients()).as("%s", mail.getSubject()).hasSize(1);
        }
        int events = jdbc().sql("select count(*) from outbox where state = 'SENT'")
                .query(Integer.class)
                .single();
        assertThat(new TreeSet<>(ids)).as("mails by event").hasSize(events);
        assertThat(ids).as("mails").hasSizeBetween(events, events + kills);
        int aboutJobs = jdbc().sql("select count(*) from outbox where job_id is not null")
                .query(Integer.class)
                .single();
        assertThat(aboutJobs)
                .isEqualTo(ended(JobState.NOTIFIED, JobState.REJECTED, JobState.FAILED)
                        .size());
    }

    private void checkSecrets() throws Exception {
        for (String log : List.of("service.log", "child.log")) {
            Path file = world.folder.resolve(log);
            if (Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                    assertThat(lines.filter(SoakEnd::isSecret)).as(log).isEmpty();
                }
            }
        }
        assertThat(world.google.journal().entries().stream()
                        .map(JournalEntry::toString)
                        .filter(SoakEnd::isSecret))
                .as("journal")
                .isEmpty();
        for (MimeMessage mail : world.mails()) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            mail.writeTo(text);
            assertThat(isSecret(text.toString(StandardCharsets.ISO_8859_1)))
                    .as("%s", mail.getSubject())
                    .isFalse();
        }
        assertThat(world.log()).noneMatch(SoakEnd::isSecret);
    }

    private static boolean isSecret(String text) {
        return SECRET.matcher(text).find();
    }
}
