package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.ergodrop.analysis.AnalysisSettings;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.UnusableVideoException.Problem;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.hotfolder.HotFolderException.Kind;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.LostLeaseException;
import org.ergodrop.jobs.TooManyStartsException;
import org.ergodrop.pipeline.FailureTable.Verdict;
import org.ergodrop.text.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailureTableTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        "another worker has it",
                        Verdict.DROP,
                        new LostLeaseException(new JobId("20260101-000000-abcdef"))),
                arguments("interrupted", Verdict.LEAVE, new CancellationException("stopping")),
                arguments("interrupted", Verdict.LEAVE, new RuntimeException(new InterruptedException())),
                arguments("interrupted", Verdict.LEAVE, new InterruptedIOException()),
                arguments("interrupted", Verdict.LEAVE, new ClosedByInterruptException()),
                arguments("interrupted", Verdict.LEAVE, new RejectedExecutionException()),
                arguments("ledger", Verdict.RETRY_OR_LEAVE, new DataAccessResourceFailureException("away")),
                arguments(
                        "ledger",
                        Verdict.RETRY_OR_LEAVE,
                        new DataAccessResourceFailureException(
                                "away", new SQLException(new ConnectException("Connection refused")))),
                arguments(
                        "ledger",
                        Verdict.RETRY_OR_LEAVE,
                        new CannotCreateTransactionException("away", new SQLException())),
                arguments("not a usable video", Verdict.REJECT, unusable(Problem.NOT_A_VIDEO)),
                arguments(
                        "not a usable video",
                        Verdict.REJECT,
                        new RuntimeException(unusable(Problem.NOTHING_DECODABLE))),
                arguments("file gone or replaced", Verdict.CANCEL, hotFolder(Kind.GONE)),
                arguments("file gone or replaced", Verdict.CANCEL, hotFolder(Kind.REPLACED)),
                // a time-out of the line is an InterruptedIOException, but nobody interrupted
                arguments("no answer", Verdict.POSTPONE, hotFolder(Kind.OUTAGE)),
                arguments("no answer", Verdict.POSTPONE, hotFolder(Kind.BUSY)),
                arguments("no answer", Verdict.POSTPONE, hotFolder(Kind.DAILY_CAP)),
                arguments("signed out", Verdict.POSTPONE, hotFolder(Kind.AUTH_LOST)),
                arguments("folder missing or closed", Verdict.POSTPONE, hotFolder(Kind.CONFIG_ERROR)),
                arguments("no room for the report", Verdict.POSTPONE, hotFolder(Kind.STORAGE_FULL)),
                arguments("no room for the video", Verdict.POSTPONE, hotFolder(Kind.DISK_FULL)),
                arguments("not given out", Verdict.GIVE_UP, hotFolder(Kind.DAMAGED)),
                arguments("not given out", Verdict.GIVE_UP, hotFolder(Kind.REFUSED)),
                arguments("not given out", Verdict.GIVE_UP, hotFolder(Kind.REJECTED_REQUEST)),
                arguments("video unreadable", Verdict.RETRY, unusable(Problem.UNREADABLE)),
                arguments("video unreadable", Verdict.RETRY, unusable(Problem.NOT_FOUND)),
                arguments("explained", Verdict.GIVE_UP, new TooManyStartsException("a.mp4", 3)),
                arguments("explained", Verdict.GIVE_UP, settingFailure()),
                arguments("disk full", Verdict.POSTPONE, new FileSystemException("a", null, "No space left on device")),
                arguments(
                        "disk full",
                        Verdict.POSTPONE,
                        new UncheckedIOException(new IOException("No space left on device"))),
                arguments("disk full", Verdict.POSTPONE, new IOException("Disk quota exceeded")),
                arguments("disk full", Verdict.POSTPONE, new IOException("There is not enough space on the disk")),
                arguments("file gone", Verdict.RETRY, new NoSuchFileException("a")),
                arguments("disk", Verdict.RETRY, new AccessDeniedException("a")),
                arguments("disk", Verdict.RETRY, new IOException("Stale file handle")),
                arguments("disk", Verdict.RETRY, new UncheckedIOException(new IOException("Input/output error"))),
                arguments("route stands still", Verdict.RETRY, new DirectConsumerNotAvailableException("gone", null)),
                arguments("memory", Verdict.RETRY, new RuntimeException(new OutOfMemoryError())),
                arguments("unforeseen", Verdict.GIVE_UP, new IllegalStateException("a mistake")),
                arguments("unforeseen", Verdict.GIVE_UP, new StackOverflowError()));
    }

    @ParameterizedTest(name = "{0}: {1} for {2}")
    @MethodSource("failures")
    void eachFailureHasItsVerdict(String row, Verdict verdict, Throwable failure) {
        assertThat(FailureTable.judge(failure).row().name()).isEqualTo(row);
        assertThat(FailureTable.judge(failure).row().verdict()).isEqualTo(verdict);
    }

    @Test
    void everyRowIsTestedHere() {
        List<String> tested =
                failures().map(row -> (String) row.get()[0]).distinct().toList();
        assertThat(FailureTable.ROWS).extracting(FailureTable.Row::name).containsExactlyElementsOf(tested);
    }

    @Test
    void everyRowHasItsSentenceInBothLanguages() {
        Sentences sentences = Sentences.of(FailureTable.class);
        FailureTable.ROWS.stream().filter(row -> row.sentence() != null).forEach(row -> {
            String english = sentences.say(Locale.ENGLISH, row.sentence(), "a.mp4", "why");
            String czech = sentences.say(Locale.forLanguageTag("cs"), row.sentence(), "a.mp4", "why");
            assertThat(english).contains("a.mp4").isNotEqualTo(czech);
            assertThat(czech).contains("a.mp4");
        });
    }

    private static HotFolderException hotFolder(Kind kind) {
        return new HotFolderException(kind, locale -> "why", null, new SocketTimeoutException("Read timed out"));
    }

    private static UnusableVideoException unusable(Problem problem) {
        return new UnusableVideoException(problem, "a.mp4", "why", "", "");
    }

    private static RuntimeException settingFailure() {
        try {
            AnalysisSettings.of(java.util.Map.of("no.such.key", "1"));
            throw new AssertionError("the key was taken");
        } catch (IllegalArgumentException e) {
            return e;
        }
    }
}
