package org.ergodrop.analysis.pose;

/** Adds up the time of the stages; {@code System.nanoTime} is for durations only, never for the video's time. */
final class StageClock {

    enum Stage {
        DETECT,
        CROP,
        INFER,
        DECODE
    }

    private final long[] nanos = new long[Stage.values().length];
    private final long[] runs = new long[Stage.values().length];
    private long frames;

    void frame() {
        frames++;
    }

    /** The stage ended that began at {@code startNanos}; returns now. */
    long ended(Stage stage, long startNanos) {
        long now = System.nanoTime();
        nanos[stage.ordinal()] += now - startNanos;
        runs[stage.ordinal()]++;
        return now;
    }

    PoseTimes times() {
        return new PoseTimes(
                frames,
                runs[Stage.DETECT.ordinal()],
                seconds(Stage.DETECT),
                seconds(Stage.CROP),
                seconds(Stage.INFER),
                seconds(Stage.DECODE));
    }

    private double seconds(Stage stage) {
        return nanos[stage.ordinal()] * 1e-9;
    }
}
