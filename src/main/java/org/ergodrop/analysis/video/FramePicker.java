package org.ergodrop.analysis.video;

/**
 * Picks frames by time so that no more than {@code maxFps} a second are analysed (docs/decisions/0005). The first frame is
 * picked; each picked frame makes the next one due 1/maxFps after itself or after its own due time, whichever is later; the
 * frame nearest to the due time is picked, at most {@value #EARLIEST} of the interval early. Frames that come more slowly
 * are all picked, 60 → 30 picks exactly every second, and any span of L seconds holds at most L·maxFps + 1.45 picked frames.
 */
final class FramePicker {

    /** Under one half, or a clip at twice the rate would end with one frame too many. Ours. */
    static final double EARLIEST = 0.45;

    private static final double ROUNDING_SECONDS =
            1e-9; // of sums of doubles; time bases are 1e-6 s or coarser in practice

    private final double intervalSeconds;
    private double dueSeconds = Double.NEGATIVE_INFINITY;
    private double previousSeconds;

    FramePicker(double maxFps) {
        this.intervalSeconds = 1 / maxFps;
    }

    /**
     * Whether the frame at {@code seconds} is picked. Ask once for each frame, in order.
     *
     * @param nextSeconds time of the frame after it; positive infinity when it is the last: then one is imagined
     *     that follows as this one followed the one before
     */
    boolean picks(double seconds, double nextSeconds) {
        double earlySeconds = dueSeconds - seconds;
        boolean near = earlySeconds < EARLIEST * intervalSeconds;
        double followingSeconds = Double.isInfinite(nextSeconds) ? 2 * seconds - previousSeconds : nextSeconds;
        boolean nextIsNearer = Math.abs(followingSeconds - dueSeconds) < earlySeconds - ROUNDING_SECONDS;
        previousSeconds = seconds;
        if (!near || nextIsNearer) {
            return false;
        }
        dueSeconds = Math.max(dueSeconds, seconds) + intervalSeconds;
        return true;
    }
}
