package org.ergodrop.analysis.video;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How stored pixels are laid upright: one of the eight turns and mirrorings of a rectangle. Applied in the order transpose,
 * then flips.
 *
 * @param transposed rows become columns
 * @param flippedX mirrored left to right afterwards
 * @param flippedY mirrored top to bottom afterwards
 */
record Orientation(boolean transposed, boolean flippedX, boolean flippedY) {

    static final Orientation UPRIGHT = new Orientation(false, false, false);
    static final int MATRIX_BYTES = 36;
    private static final int PIXEL_BYTES = 3;
    private static final int TILE_PX = 16; // a tile of source and target rows stays in the L1 cache; ours, measured

    /**
     * From a display matrix as libavutil/display.h describes it: nine 32-bit numbers a b u, c d v, x y w; a stored point
     * (x, y) is shown at (a·x + c·y, b·x + d·y). Angles between the four quarter turns go to the nearest.
     */
    static Orientation of(ByteBuffer matrix) {
        ByteBuffer native32 = matrix.order(ByteOrder.nativeOrder());
        long a = native32.getInt(0);
        long b = native32.getInt(4);
        long c = native32.getInt(12);
        long d = native32.getInt(16);
        return Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c)
                ? new Orientation(false, a < 0, d < 0)
                : new Orientation(true, c < 0, b < 0);
    }

    /** The clockwise turn: 0, 90, 180 or 270; a mirrored picture counts as mirrored left to right, then turned. */
    int clockwiseDeg() {
        if (transposed) {
            return flippedX ? 90 : 270;
        }
        return flippedY ? 180 : 0;
    }

    /**
     * Lays {@code stored} (RGB, {@code widthPx} × {@code heightPx}, rows {@code stride} bytes apart) upright into
     * {@code upright} (rows without padding).
     */
    void apply(byte[] stored, int stride, int widthPx, int heightPx, byte[] upright) {
        int uprightWidth = transposed ? heightPx : widthPx;
        int uprightHeight = transposed ? widthPx : heightPx;
        // the offset in `upright` of stored (x, y) is origin + x * stepX + y * stepY
        int stepAcross = flippedX ? -PIXEL_BYTES : PIXEL_BYTES;
        int stepDown = (flippedY ? -PIXEL_BYTES : PIXEL_BYTES) * uprightWidth;
        int origin = (flippedX ? (uprightWidth - 1) * PIXEL_BYTES : 0)
                + (flippedY ? (uprightHeight - 1) * uprightWidth * PIXEL_BYTES : 0);
        int stepX = transposed ? stepDown : stepAcross;
        int stepY = transposed ? stepAcross : stepDown;
        for (int top = 0; top < heightPx; top += TILE_PX) {
            int bottom = Math.min(top + TILE_PX, heightPx);
            for (int left = 0; left < widthPx; left += TILE_PX) {
                int right = Math.min(left + TILE_PX, widthPx);
                for (int y = top; y < bottom; y++) {
                    int from = y * stride + left * PIXEL_BYTES;
                    int to = origin + left * stepX + y * stepY;
                    for (int x = left; x < right; x++) {
                        upright[to] = stored[from];
                        upright[to + 1] = stored[from + 1];
                        upright[to + 2] = stored[from + 2];
                        from += PIXEL_BYTES;
                        to += stepX;
                    }
                }
            }
        }
    }
}
