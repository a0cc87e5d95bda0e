package org.ergodrop.analysis.pose;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.ergodrop.analysis.video.RgbFrame;

/**
 * Texture sampling as MediaPipe's GL graph (the web package) does it: pixel centres at halves, linear filter in floating
 * point, edge pixels repeated; with a zero border a sample outside the frame is black and never blended with the edge
 * (image_to_tensor_converter_gl_texture.cc, CUSTOM_ZERO_BORDER_MODE).
 */
final class TextureCrop implements Crop {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Planes planes = new Planes();
    private byte[] rgb = new byte[0];
    private int width;
    private int height;
    private Border border = Border.ZERO;
    private float scale;
    private float lowest;

    @Override
    public void sample(RgbFrame frame, Roi roi, Input input) {
        rgb = frame.rgb();
        width = frame.widthPx();
        height = frame.heightPx();
        border = input.border();
        lowest = input.lowest();
        scale = (input.highest() - input.lowest()) / 255f;
        planes.prepare(input);
        int side = input.sidePx();
        double stepX = roi.sidePx() * Math.cos(roi.rotationRad()) / side;
        double stepY = roi.sidePx() * Math.sin(roi.rotationRad()) / side;
        double middle = side / 2.0 - 0.5;
        for (int row = 0; row < side; row++) {
            double x = roi.centreXPx() - stepX * middle - stepY * (row - middle) - 0.5;
            double y = roi.centreYPx() - stepY * middle + stepX * (row - middle) - 0.5;
            sampleRow(x, y, stepX, stepY);
            planes.write(input, row);
        }
        rgb = new byte[0]; // the frame goes back to its pool
    }

    private void sampleRow(double startX, double startY, double stepX, double stepY) {
        byte[] pixels = rgb;
        float[] red = planes.red;
        float[] green = planes.green;
        float[] blue = planes.blue;
        int stride = 3 * width;
        int lastX = width - 2;
        int lastY = height - 2;
        int lastRead = pixels.length - stride - Long.BYTES;
        float factor = scale;
        float offset = lowest;
        for (int column = 0; column < red.length; column++) {
            double x = startX + column * stepX;
            double y = startY + column * stepY;
            int px = (int) x;
            int py = (int) y;
            int at = py * stride + 3 * px;
            if (x < 0 || y < 0 || px > lastX || py > lastY || at > lastRead) {
                sampleAtBorder(column, x, y);
                continue;
            }
            float right = (float) (x - px);
            float low = (float) (y - py);
            long top = (long) EIGHT_BYTES.get(pixels, at); // R0 G0 B0 R1 G1 B1, lowest byte first
            long bottom = (long) EIGHT_BYTES.get(pixels, at + stride);
            red[column] = blend(top, bottom, right, low) * factor + offset;
            green[column] = blend(top >>> 8, bottom >>> 8, right, low) * factor + offset;
            blue[column] = blend(top >>> 16, bottom >>> 16, right, low) * factor + offset;
        }
    }

    private static float blend(long top, long bottom, float right, float low) {
        float topLeft = (int) top & 0xFF;
        float topRight = (int) (top >>> 24) & 0xFF;
        float bottomLeft = (int) bottom & 0xFF;
        float bottomRight = (int) (bottom >>> 24) & 0xFF;
        float above = topLeft + (topRight - topLeft) * right;
        float below = bottomLeft + (bottomRight - bottomLeft) * right;
        return above + (below - above) * low;
    }

    private void sampleAtBorder(int column, double x, double y) {
        boolean outside = x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5;
        if (outside && border == Border.ZERO) {
            planes.red[column] = lowest;
            planes.green[column] = lowest;
            planes.blue[column] = lowest;
            return;
        }
        double px = Math.floor(x);
        double py = Math.floor(y);
        int left = (int) px;
        int upper = (int) py;
        float right = (float) (x - px);
        float low = (float) (y - py);
        long top = taps(left, upper);
        long bottom = taps(left, upper + 1);
        planes.red[column] = blend(top, bottom, right, low) * scale + lowest;
        planes.green[column] = blend(top >>> 8, bottom >>> 8, right, low) * scale + lowest;
        planes.blue[column] = blend(top >>> 16, bottom >>> 16, right, low) * scale + lowest;
    }

    /** The pixel and its right neighbour as they would lie in memory, edge pixels repeated. */
    private long taps(int px, int py) {
        int y = Math.max(0, Math.min(height - 1, py));
        return pixel(px, y) | pixel(px + 1, y) << 24;
    }

    private long pixel(int px, int y) {
        int at = 3 * (y * width + Math.max(0, Math.min(width - 1, px)));
        return rgb[at] & 0xFF | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF) << 16;
    }
}
