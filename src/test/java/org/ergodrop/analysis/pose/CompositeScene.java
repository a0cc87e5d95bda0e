package org.ergodrop.analysis.pose;

import java.util.Arrays;
import java.util.Iterator;
import org.ergodrop.analysis.video.RgbFrame;

/**
 * Two real people in one picture, 30 frames/s: a small one (pose1.mp4) at the left from the start, a large one (bending.mp4)
 * beside her later. One frame object is used for all frames.
 */
final class CompositeScene implements Iterator<RgbFrame>, AutoCloseable {

    static final int WIDTH_PX = 1300;
    static final int HEIGHT_PX = 1270;
    static final int LARGE_FROM_X_PX = 580;

    private static final int SMALL_FROM_Y_PX = 670;
    private static final byte GREY = 120;

    private final Footage small = new Footage(SharedData.file("golden/pose1_frames.mkv"));
    private final Footage large = new Footage(SharedData.file("golden/bending_frames.mkv"));
    private final RgbFrame frame = RgbFrame.unpooled(WIDTH_PX, HEIGHT_PX);
    private final int largeFromFrame;
    private int index;

    CompositeScene(int largeFromFrame) {
        this.largeFromFrame = largeFromFrame;
    }

    @Override
    public boolean hasNext() {
        return small.hasNext() && large.hasNext();
    }

    @Override
    public RgbFrame next() {
        Arrays.fill(frame.rgb(), GREY);
        paste(small.next(), 0, SMALL_FROM_Y_PX);
        if (index >= largeFromFrame) {
            paste(large.next(), LARGE_FROM_X_PX, 0);
        }
        frame.stamp(index, index / 30.0);
        index++;
        return frame;
    }

    private void paste(RgbFrame source, int x, int y) {
        int width = Math.min(source.widthPx(), WIDTH_PX - x);
        for (int row = 0; row < Math.min(source.heightPx(), HEIGHT_PX - y); row++) {
            int to = 3 * ((y + row) * WIDTH_PX + x);
            System.arraycopy(source.rgb(), 3 * row * source.widthPx(), frame.rgb(), to, 3 * width);
        }
    }

    @Override
    public void close() {
        small.close();
        large.close();
    }
}
