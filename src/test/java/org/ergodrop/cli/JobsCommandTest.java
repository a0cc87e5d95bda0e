package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.TestLedger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command beside a service that has the same database open. */
class JobsCommandTest {

    @TempDir
    private Path data;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private TestLedger service;

    @BeforeEach
    void theServiceRuns() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:file:" + data.resolve("ledger/ergodrop") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0");
        service = TestLedger.on(database);
    }

    @Test
    void theListIsATableOfWhatHasNotEndedYet() {
        Job open = service.queued("brno", "Zvedání břemen.mp4");
        service.clock.pass(Duration.ofSeconds(1));
        Job ended = service.queued("brno", "old.mp4");
        service.ledger.close(ended, JobState.NOTIFIED, null, List.of(), service.outbox);
        assertThat(jobs("list")).isZero();
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).matches("ÚLOHA +STAV +OD +FRONTA +VIDEO +SPUŠTĚNÍ +DŮVOD");
        assertThat(lines().get(1)).startsWith(open.id() + "  QUEUED").contains("brno", "Zvedání břemen.mp4");
        assertThat(lines().get(0).indexOf("FRONTA")).isEqualTo(lines().get(1).indexOf("brno"));
        assertThat(jobs("list", "--all")).isZero();
        assertThat(lines()).hasSize(3);
        assertThat(jobs("list", "--all", "--limit", "1")).isZero();
        assertThat(lines()).hasSize(3).element(1).asString().startsWith(ended.id() + "  NOTIFIED");
        assertThat(lines().get(2)).startsWith("Nejnovějších 1").contains("--limit");
        assertThat(jobs("list", "--all", "--limit", "0")).isEqualTo(2);
    }

    @Test
    void theListCanBeOfOneStateOrQueue() {
        service.queued("brno", "a");
        Job seen = service.seen("ostrava", "b");
        jobs("list", "--state", "seen");
        assertThat(lines())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith(seen.id().value());
        jobs("list", "--queue", "brno");
        assertThat(lines()).hasSize(2).element(1).asString().contains("QUEUED");
        jobs("list", "--all", "--queue", "ostrava");
        assertThat(lines()).hasSize(2).element(1).asString().contains("SEEN");
        jobs("list", "--state", "failed");
        assertThat(lines()).containsExactly("Žádné takové úlohy tu nejsou.");
        assertThat(jobs("list", "--state", "nonsense")).isEqualTo(2);
    }

    @Test
    void nothingToDoIsSaidInASentence() {
        assertThat(jobs("list")).isZero();
        assertThat(out.toString()).startsWith("Nic nečeká ani se nezpracovává.");
    }

    @Test
    void aHostileNameStaysInItsCell() {
        service.queued("q", "a\u202E\n\u001B[31mgpj.mp4");
        jobs("list");
        assertThat(lines()).hasSize(2);
        assertThat(out.toString()).doesNotContain("\u001B", "\u202E");
    }

    @Test
    void oneJobIsShownWithAllThatHappenedToIt() {
        Job job = service.queued("q", "a.mp4");
        service.ledger.move(job, JobState.FAILED, "the disk is broken");
        assertThat(jobs("show", job.id().value(), "--lang", "en")).isZero();
        assertThat(out.toString())
                .contains(
                        job.id().value(),
                        "FAILED - given up, lies in 06-failed",
                        "the disk is broken",
                        "SEEN",
                        "STABLE",
                        "QUEUED");
        String time = new JobWords(java.util.Locale.ENGLISH, java.time.ZoneId.systemDefault())
                .time(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(out.toString()).contains(time);
    }

    @Test
    void aJobThatWasGivenUpIsBegunAnew() {
        Job job = service.queued("q", "a.mp4");
        service.ledger.close(job, JobState.FAILED, "why", List.of(), service.outbox);
        assertThat(jobs("retry", job.id().value(), "--reason", "mended")).isZero();
        assertThat(out.toString()).isEqualTo("Úloha " + job.id() + " začne znovu, jakmile na ni přijde řada.\n");
        assertThat(service.ledger.get(job.id()).state()).isEqualTo(JobState.QUEUED);
        assertThat(service.ledger.events(job.id()))
                .last()
                .satisfies(event -> assertThat(event.reason()).isEqualTo("mended"));
    }

    @Test
    void aRetryThatMakesNoSenseIsAnsweredWithTheReason() {
        Job done = service.queued("q", "a.mp4");
        service.ledger.close(done, JobState.NOTIFIED, null, List.of(), service.outbox);
        assertThat(jobs("retry", done.id().value())).isEqualTo(1);
        assertThat(err.toString()).contains("už svou zprávu má");
        Job waiting = service.queued("q", "b.mp4");
        assertThat(jobs("retry", waiting.id().value())).isEqualTo(1);
        assertThat(err.toString()).contains("není co začínat znovu");
    }

    @Test
    void aJobIsCancelled() {
        Job job = service.queued("q", "a.mp4");
        assertThat(jobs("cancel", job.id().value())).isZero();
        Job cancelled = service.ledger.get(job.id());
        assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
        assertThat(cancelled.reason()).startsWith("Zrušeno ručně.");
        assertThat(jobs("cancel", job.id().value())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "retry", "cancel"})
    void anUnknownJobIsOneSentence(String command) {
        for (String id : List.of("20260101-080000-abcdef", "../../etc", "'; drop table job")) {
            assertThat(jobs(command, id)).isEqualTo(1);
            assertThat(err.toString()).startsWith("ergodrop: Úloha " + id + " neexistuje.");
        }
    }

    @Test
    void aServiceThatNeverRanHasNoLedgerAndNoneIsMade() {
        Path empty = data.resolve("empty");
        assertThat(command("jobs", "list", "--set", "ergodrop.data=" + empty)).isEqualTo(1);
        assertThat(err.toString()).startsWith("ergodrop: Zatím tu nejsou žádné úlohy");
        assertThat(empty.resolve("ledger/ergodrop.mv.db")).doesNotExist();
    }

    @Test
    void aDatabaseThatCannotBeReachedIsOneSentence() {
        assertThat(command("jobs", "list", "--set", "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/ergodrop"))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("ergodrop: Databázi služby nelze otevřít")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void everyStateHasItsWords(JobState state) {
        for (String language : List.of("cs", "en")) {
            String words =
                    new JobWords(java.util.Locale.forLanguageTag(language), java.time.ZoneOffset.UTC).meaning(state);
            assertThat(words).isNotBlank().doesNotContain("jobs.state");
        }
    }

    private int jobs(String... arguments) {
        List<String> all = new ArrayList<>(List.of("jobs"));
        all.addAll(List.of(arguments));
        all.add("--set");
        all.add("ergodrop.data=" + data);
        return command(all.toArray(String[]::new));
    }

    private int command(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return Ergodrop.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private List<String> lines() {
        return out.toString().lines().collect(Collectors.toList());
    }
}
