package org.ergodrop.pipeline;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.UnusableVideoException.State;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.hotfolder.HotFolderException.Kind;
import org.ergodrop.jobs.LostLeaseException;
import org.ergodrop.text.Explained;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What is done about a failure: the one table behind {@code routes/90-failures.camel.yaml}. The rows are tried in order, each
 * on the failure and all its causes; the first that fits decides.
 */
final class FailureTable {

    /** What is done about a failure. */
    enum Verdict {
        /** Another worker has the job by now: what this one holds is dropped. */
        DROP,
        /** Nothing is wrong with the video: it stays in 02-processing and is taken up again. */
        LEAVE,
        /** The other side or this machine cannot at the moment: the job waits, however long, and its start does not count. */
        POSTPONE,
        /** The file went away or holds another content: the job ends without a report and without a mail. */
        CANCEL,
        /** It may pass by itself: the step is repeated with growing pauses, then the video is given up. */
        RETRY,
        /** The ledger is away: the step is repeated with growing pauses, so that what is done is not lost, then as {@link #LEAVE}. */
        RETRY_OR_LEAVE,
        /** The file is not a usable video: to 06-failed at once. */
        REJECT,
        /** It will not pass by itself: to 06-failed at once. */
        GIVE_UP
    }

    /**
     * @param which the failures it is about
     * @param verdict what is done
     * @param sentence key of the sentence for the user; null when the failure explains itself
     */
    record Row(
            String name,
            Predicate<Throwable> which,
            Verdict verdict,
            @Nullable String sentence) {}

    /**
     * A row and the failure it fits.
     *
     * @param failure the one in the chain of causes that the row is about
     */
    record Judgement(Row row, Throwable failure) {}

    static final List<Row> ROWS = List.of(
            new Row("another worker has it", LostLeaseException.class::isInstance, Verdict.DROP, "failure.INTERRUPTED"),
            new Row("interrupted", FailureTable::isInterruption, Verdict.LEAVE, "failure.INTERRUPTED"),
            // before the disk: what a database says of a lost connection has the network's IOException for its cause
            new Row("ledger", FailureTable::isLedger, Verdict.RETRY_OR_LEAVE, "failure.INTERRUPTED"),
            new Row("not a usable video", FailureTable::isRejected, Verdict.REJECT, null),
            new Row("file gone or replaced", is(Kind.GONE, Kind.REPLACED), Verdict.CANCEL, null),
            new Row("no answer", is(Kind.OUTAGE, Kind.BUSY, Kind.DAILY_CAP), Verdict.POSTPONE, null),
            new Row("signed out", is(Kind.AUTH_LOST), Verdict.POSTPONE, null),
            new Row("folder missing or closed", is(Kind.CONFIG_ERROR), Verdict.POSTPONE, null),
            new Row("no room for the report", is(Kind.STORAGE_FULL), Verdict.POSTPONE, null),
            new Row("no room for the video", is(Kind.DISK_FULL), Verdict.POSTPONE, null),
            // DAMAGED, REFUSED, REJECTED_REQUEST: it would be the same the next time
            new Row("not given out", HotFolderException.class::isInstance, Verdict.GIVE_UP, null),
            new Row("video unreadable", UnusableVideoException.class::isInstance, Verdict.RETRY, null),
            new Row("explained", Explained.class::isInstance, Verdict.GIVE_UP, null),
            new Row("disk full", FailureTable::isDiskFull, Verdict.POSTPONE, "failure.DISK_FULL"),
            new Row("file gone", NoSuchFileException.class::isInstance, Verdict.RETRY, "failure.FILE_GONE"),
            new Row("disk", FailureTable::isDisk, Verdict.RETRY, "failure.DISK"),
            // a broken edit of the route that comes next: its file will be mended, the analysis so far is kept
            new Row(
                    "route stands still",
                    DirectConsumerNotAvailableException.class::isInstance,
                    Verdict.RETRY,
                    "failure.ROUTE"),
            new Row("memory", OutOfMemoryError.class::isInstance, Verdict.RETRY, "failure.MEMORY"),
            // nobody foresaw it: a mistake in the program, which the same video would meet again
            new Row("unforeseen", failure -> true, Verdict.GIVE_UP, "failure.UNFORESEEN"));

    private FailureTable() {}

    static Judgement judge(Throwable failure) {
        for (Row row : ROWS) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (row.which().test(cause)) {
                    return new Judgement(row, cause);
                }
            }
        }
        throw new IllegalStateException("the table has no last row");
    }

    private static Predicate<Throwable> is(Kind... kinds) {
        Set<Kind> wanted = Set.of(kinds);
        return failure -> failure instanceof HotFolderException named && wanted.contains(named.kind());
    }

    private static boolean isInterruption(Throwable failure) {
        return failure instanceof CancellationException
                || failure instanceof InterruptedException
                // a line that is silent for too long is nobody's interruption, whatever its class says
                || (failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException))
                || failure instanceof ClosedByInterruptException
                || failure instanceof RejectedExecutionException;
    }

    private static boolean isRejected(Throwable failure) {
        return failure instanceof UnusableVideoException unusable && unusable.state() == State.REJECTED;
    }

    /** A transaction that cannot even begin has a class of its own. */
    private static boolean isLedger(Throwable failure) {
        return failure instanceof DataAccessException || failure instanceof TransactionException;
    }

    /** The JDK has no type for it: the system's own words (Linux, Windows). */
    private static boolean isDiskFull(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return isDisk(failure)
                && (message.contains("No space left")
                        || message.contains("not enough space")
                        || message.contains("Disk quota exceeded"));
    }

    private static boolean isDisk(Throwable failure) {
        return failure instanceof IOException || failure instanceof UncheckedIOException;
    }
}
