package org.ergodrop.analysis.video;

/**
 * One upright frame, 8-bit RGB interleaved, rows without padding. Mutable on purpose: frames are pooled, a 720p frame has
 * 2.7 MB. Whoever holds a frame returns it with {@link #release()} when its pixels are no longer needed.
 */
public final class RgbFrame {

    private final int widthPx;
    private final int heightPx;
    private final byte[] rgb;
    private final java.util.function.Consumer<RgbFrame> onRelease;
    private long index;
    private double timeSeconds;

    public RgbFrame(int widthPx, int heightPx, java.util.function.Consumer<RgbFrame> onRelease) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.rgb = new byte[Math.multiplyExact(Math.multiplyExact(widthPx, heightPx), 3)];
        this.onRelease = onRelease;
    }

    /** A frame that belongs to no pool. */
    public static RgbFrame unpooled(int widthPx, int heightPx) {
        return new RgbFrame(widthPx, heightPx, frame -> {});
    }

    public int widthPx() {
        return widthPx;
    }

    public int heightPx() {
        return heightPx;
    }

    /** {@code byte[height * width * 3]}: row, column, R|G|B. */
    public byte[] rgb() {
        return rgb;
    }

    /** Zero-based number among the frames that were picked for analysis. */
    public long index() {
        return index;
    }

    /** Presentation time since the first frame of the video [s]. */
    public double timeSeconds() {
        return timeSeconds;
    }

    public void stamp(long newIndex, double newTimeSeconds) {
        this.index = newIndex;
        this.timeSeconds = newTimeSeconds;
    }

    public void release() {
        onRelease.accept(this);
    }
}
