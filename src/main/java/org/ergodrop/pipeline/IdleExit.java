package org.ergodrop.pipeline;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.ergodrop.intake.Paces;
import org.ergodrop.jobs.Outbox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the service when nothing was to do for long enough ({@code ergodrop.exit-when-idle}). With the role intake that means:
 * no job was open for so long, then one more look into every hot folder succeeds and shows nothing (an outage is not an empty
 * folder), and no mail is owed. Without it folders and mails are somebody else's, and only the jobs count.
 */
public final class IdleExit {

    private static final Logger LOG = LoggerFactory.getLogger(IdleExit.class);

    /** A mail server that does not answer keeps no machine running for longer than this. Ours. */
    static final Duration MAIL_PATIENCE = Duration.ofMinutes(10);

    private final Duration exitWhenIdle;
    private final OpenWork work;
    private final Paces paces;
    private final Outbox outbox;
    private final LongSupplier nanoTime;
    private @Nullable Long idleSince;
    private @Nullable Long lastLookAsked;
    private @Nullable Runnable end;
    private boolean isOver;

    /** @param exitWhenIdle 0: never */
    IdleExit(Duration exitWhenIdle, OpenWork work, Paces paces, Outbox outbox, LongSupplier nanoTime) {
        this.exitWhenIdle = exitWhenIdle;
        this.work = work;
        this.paces = paces;
        this.outbox = outbox;
        this.nanoTime = nanoTime;
    }

    /** Who ends the program; called once, also when it is too late already. */
    public synchronized void whenIdle(Runnable endsTheProgram) {
        this.end = endsTheProgram;
        if (isOver) {
            endsTheProgram.run();
        }
    }

    boolean isWanted() {
        return exitWhenIdle.compareTo(Duration.ZERO) > 0;
    }

    /** Asks whether it is time; called again and again. */
    synchronized void look() {
        if (isOver) {
            return;
        }
        long now = nanoTime.getAsLong();
        // before the rows are counted: what that look found has its row by then
        boolean isLastLookDone = lastLookAsked != null && paces.allLookedSince(lastLookAsked);
        if (work.isAny()) {
            startAgain();
            return;
        }
        idleSince = idleSince == null ? Long.valueOf(now) : idleSince;
        Duration idle = Duration.ofNanos(now - idleSince);
        if (idle.compareTo(exitWhenIdle) < 0) {
            return;
        }
        if (work.isIntakeHere() && !isLastLookDone) {
            askForLastLook(now);
            return;
        }
        int owed = work.isIntakeHere() ? outbox.countOwed() : 0;
        if (owed == 0 || idle.compareTo(exitWhenIdle.plus(MAIL_PATIENCE)) >= 0) {
            end(idle, owed);
        }
    }

    /** It is not known that there is nothing to do. */
    synchronized void startAgain() {
        idleSince = null;
        lastLookAsked = null;
    }

    private void askForLastLook(long now) {
        if (lastLookAsked == null) {
            lastLookAsked = now;
            paces.lookSoon();
        }
    }

    private void end(Duration idle, int owed) {
        if (owed > 0) {
            LOG.warn("{} mails are still owed; the mail server was given {} minutes", owed, MAIL_PATIENCE.toMinutes());
        }
        LOG.info("Nothing was to do for {} seconds: the service ends (ergodrop.exit-when-idle)", idle.toSeconds());
        isOver = true;
        if (end != null) {
            end.run();
        }
    }
}
