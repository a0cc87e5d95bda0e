package org.ergodrop.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When a mail is tried again: twice as long after each try, a fifth more or less so that mails that failed together do not come
 * together, until it is too old.
 */
record Patience(Duration firstWait, Duration longestWait, Duration giveUpAfter, RandomGenerator random) {

    /** A mail that is old because the service was off gets a fair chance too. Ours. */
    private static final int FEWEST_TRIES = 5;

    private static final double JITTER = 0.2;

    /** The next try; {@code tries} before the one that just failed. */
    Instant next(Instant now, int tries) {
        double doubled = firstWait.toMillis() * Math.pow(2, Math.min(tries, 30));
        double wait = Math.min(longestWait.toMillis(), doubled);
        return now.plusMillis((long) (wait * (1 + random.nextDouble(-JITTER, JITTER))));
    }

    boolean isOver(Instant since, Instant now, int tries) {
        return tries + 1 >= FEWEST_TRIES && !now.isBefore(since.plus(giveUpAfter));
    }
}
