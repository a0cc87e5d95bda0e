package org.ergodrop.pods;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.apache.camel.Handler;
import org.ergodrop.jobs.LeaderLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Route verb {@code podCycleDue}: keeps or takes the lead, and says whether a turn is due; one is due at once for who has just
 * taken the lead. Of two controllers one leads, the other one only reads. While a turn lasts (a hot folder or a provider that
 * does not answer takes minutes) {@link #keep} holds the lead, or the two would take it from each other and neither would ever
 * come to its turn's end.
 */
class PodCycleDue {

    private static final Logger LOG = LoggerFactory.getLogger(PodCycleDue.class);

    private final LeaderLease lead;
    private final Duration every;
    private final LongSupplier nanoTime;
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.UNKNOWN);
    private final AtomicLong last = new AtomicLong();
    private final AtomicBoolean isInTurn = new AtomicBoolean();

    /** A turn that lasts longer hangs, and somebody else may do better. Ours: every request in it ends by itself. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(10);

    private enum Standing {
        UNKNOWN,
        LEADS,
        WAITS
    }

    PodCycleDue(LeaderLease lead, Duration every, LongSupplier nanoTime) {
        this.lead = lead;
        this.every = every;
        this.nanoTime = nanoTime;
    }

    /** Not named like a getter: Camel passes those over where there is a second method. */
    @Handler
    boolean dueNow() {
        isInTurn.set(false);
        Standing now = lead.hold() ? Standing.LEADS : Standing.WAITS;
        Standing before = standing.getAndSet(now);
        boolean isNew = before != now;
        if (isNew && now == Standing.LEADS) {
            LOG.info("this controller leads the pods");
        } else if (isNew) {
            LOG.info(
                    "another controller leads the pods ({}); this one only reads and takes over when it falls silent",
                    lead.holder().orElse("-"));
        }
        long nanos = nanoTime.getAsLong();
        boolean isTime = isNew || nanos - last.get() >= every.toNanos();
        if (now == Standing.LEADS && isTime) {
            last.set(nanos);
            isInTurn.set(true);
            return true;
        }
        return false;
    }

    /** Every few seconds: a beat while a turn lasts; whoever has lost the lead does not take it again. */
    void keep() {
        boolean lasts = nanoTime.getAsLong() - last.get() < LONGEST_TURN.toNanos();
        if (isInTurn.get() && lasts) {
            lead.keep();
        }
    }
}
