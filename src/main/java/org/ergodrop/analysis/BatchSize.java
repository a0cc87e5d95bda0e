package org.ergodrop.analysis;

/**
 * How many frames travel together, and how many may be in memory.
 *
 * @param frames frames in a batch
 * @param framesInFlight frames decoded and not yet released
 */
record BatchSize(int frames, int framesInFlight) {

    /** Room for decoded frames: 48 frames of 720p, 5 of 8K. Ours. */
    private static final long BYTES_IN_FLIGHT = 128L << 20;

    private static final int MOST_IN_FLIGHT = 48;

    /** One batch is being filled, up to two wait, one is in hand: the pool holds four. */
    private static final int BATCHES_IN_FLIGHT = 4;

    static BatchSize forFrames(int widthPx, int heightPx) {
        long frameBytes = 3L * widthPx * heightPx;
        int fit = (int) Math.max(BATCHES_IN_FLIGHT, Math.min(MOST_IN_FLIGHT, BYTES_IN_FLIGHT / frameBytes));
        return new BatchSize(fit / BATCHES_IN_FLIGHT, fit);
    }
}
