package org.ergodrop.analysis.pose;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.ergodrop.analysis.video.RgbFrame;

/**
 * What cv::warpPerspective with INTER_LINEAR computes for the corners of a cv::RotatedRect: no half-pixel shift, source
 * positions rounded to 1/32 px, weights of 1/1024, results rounded to 8 bit. This is how MediaPipe's processor graph (the
 * Python package) crops: image_to_tensor_converter_opencv.cc.
 *
 * <p>The map is affine, so a position advances by a constant step; it is kept in 1/32 px with 32 more fractional bits. The
 * four taps are blended in 16-bit lanes of a long, first down, then across, without rounding in between: exact.
 */
final class WarpCrop implements Crop {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LANES = 0x00FF00FF00FF00FFL;
    private static final int STEPS = 32;
    private static final double FIXED = STEPS * (double) (1L << 32);
    private static final long HALF = 1L << 31;

    private final Planes planes = new Planes();
    private byte[] rgb = new byte[0];
    private int width;
    private int height;
    private Border border = Border.ZERO;

    @Override
    public void sample(RgbFrame frame, Roi roi, Input input) {
        rgb = frame.rgb();
        width = frame.widthPx();
        height = frame.heightPx();
        border = input.border();
        planes.prepare(input);
        int side = input.sidePx();
        float[] corner = corners(roi);
        double downX = ((double) corner[0] - corner[2]) / side;
        double downY = ((double) corner[1] - corner[3]) / side;
        long acrossX = Math.round(((double) corner[4] - corner[2]) / side * FIXED);
        long acrossY = Math.round(((double) corner[5] - corner[3]) / side * FIXED);
        for (int row = 0; row < side; row++) {
            long x = Math.round((corner[2] + downX * row) * FIXED) + HALF;
            long y = Math.round((corner[3] + downY * row) * FIXED) + HALF;
            sampleRow(x, y, acrossX, acrossY);
            planes.write(input, row);
        }
        rgb = new byte[0]; // the frame goes back to its pool
    }

    /** cv::boxPoints in its own single precision: bottom left, top left, top right, each x|y [px]. */
    static float[] corners(Roi roi) {
        double angle = (float) (roi.rotationRad() * 180f / Math.PI) * Math.PI / 180;
        float b = (float) Math.cos(angle) * 0.5f;
        float a = (float) Math.sin(angle) * 0.5f;
        float side = roi.sidePx();
        float x0 = roi.centreXPx() - a * side - b * side;
        float y0 = roi.centreYPx() + b * side - a * side;
        float x1 = roi.centreXPx() + a * side - b * side;
        float y1 = roi.centreYPx() - b * side - a * side;
        return new float[] {x0, y0, x1, y1, 2 * roi.centreXPx() - x0, 2 * roi.centreYPx() - y0};
    }

    private void sampleRow(long startX, long startY, long acrossX, long acrossY) {
        byte[] pixels = rgb;
        float[] scaled = planes.scaled;
        float[] red = planes.red;
        float[] green = planes.green;
        float[] blue = planes.blue;
        int stride = 3 * width;
        int lastX = width - 2;
        int lastY = height - 2;
        int lastRead = pixels.length - stride - Long.BYTES;
        long x = startX;
        long y = startY;
        for (int column = 0; column < red.length; column++, x += acrossX, y += acrossY) {
            int stepsX = (int) (x >> 32);
            int stepsY = (int) (y >> 32);
            int px = stepsX >> 5;
            int py = stepsY >> 5;
            int at = py * stride + 3 * px;
            if (px < 0 || py < 0 || px > lastX || py > lastY || at > lastRead) {
                sampleAtBorder(column, stepsX, stepsY);
                continue;
            }
            int right = stepsX & 31;
            int left = STEPS - right;
            int low = stepsY & 31;
            int high = STEPS - low;
            long top = (long) EIGHT_BYTES.get(pixels, at); // R0 G0 B0 R1 G1 B1, lowest byte first
            long bottom = (long) EIGHT_BYTES.get(pixels, at + stride);
            long even = (top & LANES) * high + (bottom & LANES) * low; // R0 B0 G1
            long odd = (top >>> 8 & LANES) * high + (bottom >>> 8 & LANES) * low; // G0 R1 B1
            int r = (int) (even & 0xFFFF) * left + (int) (odd >>> 16 & 0xFFFF) * right;
            int g = (int) (odd & 0xFFFF) * left + (int) (even >>> 32 & 0xFFFF) * right;
            int b = (int) (even >>> 16 & 0xFFFF) * left + (int) (odd >>> 32 & 0xFFFF) * right;
            red[column] = scaled[r + 512 >> 10];
            green[column] = scaled[g + 512 >> 10];
            blue[column] = scaled[b + 512 >> 10];
        }
    }

    private void sampleAtBorder(int column, int stepsX, int stepsY) {
        int px = stepsX >> 5;
        int py = stepsY >> 5;
        int right = stepsX & 31;
        int low = stepsY & 31;
        planes.red[column] = planes.scaled[blend(px, py, right, low, 0)];
        planes.green[column] = planes.scaled[blend(px, py, right, low, 1)];
        planes.blue[column] = planes.scaled[blend(px, py, right, low, 2)];
    }

    private int blend(int px, int py, int right, int low, int channel) {
        int top = tap(px, py, channel) * (STEPS - right) + tap(px + 1, py, channel) * right;
        int bottom = tap(px, py + 1, channel) * (STEPS - right) + tap(px + 1, py + 1, channel) * right;
        return top * (STEPS - low) + bottom * low + 512 >> 10;
    }

    private int tap(int px, int py, int channel) {
        boolean inside = px >= 0 && py >= 0 && px < width && py < height;
        if (!inside && border == Border.ZERO) {
            return 0;
        }
        int x = Math.max(0, Math.min(width - 1, px));
        int y = Math.max(0, Math.min(height - 1, py));
        return rgb[3 * (y * width + x) + channel] & 0xFF;
    }
}
