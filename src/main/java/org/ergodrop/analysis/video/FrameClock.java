package org.ergodrop.analysis.video;

/**
 * Container timestamps → seconds since the first frame, strictly increasing (docs/decisions/0005). A frame whose timestamp
 * repeats or steps back a little has no place in time and is passed over, as a player would; a step back by more than
 * {@value #DISCONTINUITY_SECONDS} s is a new recording in the same file and goes on one frame after the last.
 */
final class FrameClock {

    /** FFmpeg's AV_NOPTS_VALUE: no timestamp. */
    static final long NO_TIMESTAMP = Long.MIN_VALUE;

    private static final double DISCONTINUITY_SECONDS = 1; // reordered frames are never that late. Ours

    private final int numerator;
    private final int denominator;
    private final double usualFrameSeconds;
    private long baseTicks = NO_TIMESTAMP;
    private double baseSeconds;
    private double seconds;
    private double lastFrameSeconds;
    private boolean started;

    /**
     * @param numerator numerator of the time base [s/tick]
     * @param denominator denominator of the time base
     * @param usualFrameSeconds how long a frame lasts when nothing says so [s]
     */
    FrameClock(int numerator, int denominator, double usualFrameSeconds) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.usualFrameSeconds = usualFrameSeconds;
    }

    /**
     * Moves to the next frame.
     *
     * @param timestampTicks its presentation time, or {@link #NO_TIMESTAMP}: then it follows the last frame's duration
     * @param durationTicks how long it lasts; 0 when unknown
     * @return false when the frame has no place in time; {@link #seconds()} is unchanged then
     */
    boolean advance(long timestampTicks, long durationTicks) {
        double following = started ? seconds + lastFrameSeconds : 0;
        double next = following;
        if (timestampTicks != NO_TIMESTAMP) {
            if (baseTicks == NO_TIMESTAMP) {
                rebase(timestampTicks, following);
            }
            next = at(timestampTicks);
            if (started && next < seconds - DISCONTINUITY_SECONDS) {
                rebase(timestampTicks, following);
                next = following;
            }
        }
        if (started && next <= seconds) {
            return false;
        }
        started = true;
        seconds = next;
        lastFrameSeconds = durationTicks > 0 ? ticks(durationTicks) : usualFrameSeconds;
        return true;
    }

    /** Presentation time of the current frame since the first [s]. */
    double seconds() {
        return seconds;
    }

    private void rebase(long timestampTicks, double atSeconds) {
        baseTicks = timestampTicks;
        baseSeconds = atSeconds;
    }

    private double at(long timestampTicks) {
        return baseSeconds + ticks(timestampTicks - baseTicks);
    }

    private double ticks(long ticks) {
        return ticks * (double) numerator / denominator;
    }
}
