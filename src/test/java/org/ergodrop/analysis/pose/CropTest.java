package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.ergodrop.analysis.video.RgbFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways to sample a region, against values by hand and against slow, independently written references. */
class CropTest {

    private static final int SIDE = 16;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void opencvModeEqualsAStraightWarpPerspective(long seed) {
        Random random = new Random(seed);
        RgbFrame frame = noise(random, 7 + random.nextInt(60), 5 + random.nextInt(60));
        Roi roi = randomRoi(random, frame);
        Crop.Border border = random.nextBoolean() ? Crop.Border.ZERO : Crop.Border.REPLICATE;
        float[] ours = sample(new WarpCrop(), frame, roi, border);
        for (int i = 0; i < ours.length; i++) {
            int channel = i / (SIDE * SIDE);
            // positions within 1e-4 px of a tie may be rounded to either side: single precision corners
            double[] near = {-1e-4, 1e-4};
            Set<Integer> allowed = new TreeSet<>();
            for (double dx : near) {
                for (double dy : near) {
                    allowed.add(
                            slowWarp(frame, roi, border, new double[] {i % SIDE, i / SIDE % SIDE, dx, dy}, channel));
                }
            }
            assertThat(Math.round(ours[i] * 255)).as("value %d of %s", i, roi).isIn(allowed);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void halfPixelModeEqualsAStraightTextureLookUp(long seed) {
        Random random = new Random(seed);
        RgbFrame frame = noise(random, 7 + random.nextInt(60), 5 + random.nextInt(60));
        Roi roi = randomRoi(random, frame);
        Crop.Border border = random.nextBoolean() ? Crop.Border.ZERO : Crop.Border.REPLICATE;
        float[] ours = sample(new TextureCrop(), frame, roi, border);
        for (int i = 0; i < ours.length; i++) {
            int channel = i / (SIDE * SIDE);
            double expected = slowTexture(frame, roi, border, i % SIDE, i / SIDE % SIDE, channel);
            assertThat((double) ours[i] * 255).as("value %d of %s", i, roi).isCloseTo(expected, within(2e-3));
        }
    }

    @Test
    void anUpscaledEdgeIsBlendedAtThirtySecondsWithoutHalfPixelShiftInOpencvMode() {
        RgbFrame frame = RgbFrame.unpooled(40, 40);
        for (int i = 0; i < 40 * 40; i++) {
            frame.rgb()[3 * i] = (byte) (i % 40 >= 20 ? 255 : 0);
        }
        // the square from 16 to 24 px, 16 samples: one each half pixel, the first at 16 exactly
        float[] red = sample(new WarpCrop(), frame, new Roi(20, 20, 8, 0), Crop.Border.ZERO);
        assertThat(red[6] * 255).isCloseTo(0, within(1e-3f)); // at 19.0
        assertThat(red[7] * 255).isCloseTo(128, within(1e-3f)); // at 19.5: (255 + 0)/2 rounded up
        assertThat(red[8] * 255).isCloseTo(255, within(1e-3f)); // at 20.0
        float[] half = sample(new TextureCrop(), frame, new Roi(20, 20, 8, 0), Crop.Border.ZERO);
        assertThat(half[7] * 255).isCloseTo(63.75f, within(1e-3f)); // at 19.25
    }

    @Test
    void outsideTheFrameIsBlackForTheDetectorAndTheEdgeForTheLandmarkModel() {
        RgbFrame frame = RgbFrame.unpooled(8, 8);
        java.util.Arrays.fill(frame.rgb(), (byte) 200);
        for (Crop crop : new Crop[] {new WarpCrop(), new TextureCrop()}) {
            Roi above = new Roi(4, -20, 8, 0);
            assertThat(sample(crop, frame, above, Crop.Border.ZERO)).containsOnly(0f);
            float[] replicated = sample(crop, frame, above, Crop.Border.REPLICATE);
            assertThat(replicated[0] * 255).isCloseTo(200, within(1e-3f));
        }
    }

    @Test
    void halfPixelModeDoesNotBlendTheLastPixelWithTheZeroBorder() {
        RgbFrame frame = RgbFrame.unpooled(8, 8);
        java.util.Arrays.fill(frame.rgb(), (byte) 200);
        // samples at x = -0.25 lie inside the frame's area: clamped, not blended; at -0.75 outside: black
        float[] values = sample(new TextureCrop(), frame, new Roi(3.5f, 4, 8, 0), Crop.Border.ZERO);
        assertThat(values[8 * SIDE]).isZero(); // x = -0.25 - 0.5 = -0.75
        assertThat(values[8 * SIDE + 1] * 255).isCloseTo(200, within(1e-3f)); // x = -0.25
    }

    @Test
    void aQuarterTurnPutsTheRightOfTheFrameAtTheBottomOfTheCrop() {
        RgbFrame frame = RgbFrame.unpooled(32, 32);
        for (int i = 0; i < 32 * 32; i++) {
            frame.rgb()[3 * i] = (byte) (i % 32 * 8);
        }
        // turned by +90°: the crop's x axis points down in the frame, its y axis to the left
        float[] red = sample(new TextureCrop(), frame, new Roi(16, 16, 16, (float) (Math.PI / 2)), Crop.Border.ZERO);
        assertThat(red[0]).isGreaterThan(red[15 * SIDE]);
        assertThat(red[0]).isCloseTo(red[15], within(1e-4f));
    }

    @Test
    void theRangeOfTheModelIsMetAtBothEnds() {
        RgbFrame frame = RgbFrame.unpooled(8, 8);
        java.util.Arrays.fill(frame.rgb(), (byte) 255);
        FloatBuffer planes = FloatBuffer.allocate(3 * SIDE * SIDE);
        new WarpCrop().sample(frame, new Roi(4, 4, 16, 0), new Crop.Input(planes, SIDE, -1, 1, Crop.Border.ZERO));
        assertThat(planes.get(0)).isEqualTo(-1f);
        assertThat(planes.get(8 * SIDE + 8)).isCloseTo(1f, within(1e-6f));
    }

    private static float[] sample(Crop crop, RgbFrame frame, Roi roi, Crop.Border border) {
        FloatBuffer planes = FloatBuffer.allocate(3 * SIDE * SIDE);
        crop.sample(frame, roi, new Crop.Input(planes, SIDE, 0, 1, border));
        return planes.array();
    }

    private static RgbFrame noise(Random random, int width, int height) {
        RgbFrame frame = RgbFrame.unpooled(width, height);
        random.nextBytes(frame.rgb());
        return frame;
    }

    private static Roi randomRoi(Random random, RgbFrame frame) {
        return new Roi(
                random.nextFloat() * frame.widthPx(),
                random.nextFloat() * frame.heightPx(),
                3 + 60 * random.nextFloat(),
                (float) ((random.nextDouble() - 0.5) * 2 * Math.PI));
    }

    /** cv::boxPoints, cv::getPerspectiveTransform, cv::warpPerspective by their documentation, pixel by pixel. */
    private static int slowWarp(RgbFrame frame, Roi roi, Crop.Border border, double[] at, int channel) {
        float angle = (float) (roi.rotationRad() * 180f / Math.PI);
        double radians = angle * Math.PI / 180;
        float b = (float) Math.cos(radians) * 0.5f;
        float a = (float) Math.sin(radians) * 0.5f;
        double leftX = roi.centreXPx() + a * roi.sidePx() - b * roi.sidePx();
        double leftY = roi.centreYPx() - b * roi.sidePx() - a * roi.sidePx();
        double u = at[0] / SIDE * roi.sidePx();
        double v = at[1] / SIDE * roi.sidePx();
        double x = at[2] + (float) leftX + u * 2 * b - v * 2 * a;
        double y = at[3] + (float) leftY + u * 2 * a + v * 2 * b;
        double stepsX = Math.rint(x * 32);
        double stepsY = Math.rint(y * 32);
        int px = (int) Math.floor(stepsX / 32);
        int py = (int) Math.floor(stepsY / 32);
        double fx = stepsX / 32 - px;
        double fy = stepsY / 32 - py;
        double value = (1 - fx) * (1 - fy) * tap(frame, border, px, py, channel)
                + fx * (1 - fy) * tap(frame, border, px + 1, py, channel)
                + (1 - fx) * fy * tap(frame, border, px, py + 1, channel)
                + fx * fy * tap(frame, border, px + 1, py + 1, channel);
        return (int) Math.floor(value + 0.5);
    }

    private static int tap(RgbFrame frame, Crop.Border border, int x, int y, int channel) {
        boolean outside = x < 0 || y < 0 || x >= frame.widthPx() || y >= frame.heightPx();
        if (outside && border == Crop.Border.ZERO) {
            return 0;
        }
        int cx = Math.min(Math.max(x, 0), frame.widthPx() - 1);
        int cy = Math.min(Math.max(y, 0), frame.heightPx() - 1);
        return Byte.toUnsignedInt(frame.rgb()[(cy * frame.widthPx() + cx) * 3 + channel]);
    }

    /** The shader: sample coordinate by the transform matrix, zero outside [0, 1], else linear with clamped texels. */
    private static double slowTexture(RgbFrame frame, Roi roi, Crop.Border border, int column, int row, int channel) {
        double u = (column + 0.5) / SIDE - 0.5;
        double v = (row + 0.5) / SIDE - 0.5;
        double cos = Math.cos(roi.rotationRad());
        double sin = Math.sin(roi.rotationRad());
        double x = (roi.sidePx() * (cos * u - sin * v) + roi.centreXPx()) / frame.widthPx();
        double y = (roi.sidePx() * (sin * u + cos * v) + roi.centreYPx()) / frame.heightPx();
        if (border == Crop.Border.ZERO && (x < 0 || x > 1 || y < 0 || y > 1)) {
            return 0;
        }
        double tx = x * frame.widthPx() - 0.5;
        double ty = y * frame.heightPx() - 0.5;
        int px = (int) Math.floor(tx);
        int py = (int) Math.floor(ty);
        double top = (1 - (tx - px)) * tap(frame, Crop.Border.REPLICATE, px, py, channel)
                + (tx - px) * tap(frame, Crop.Border.REPLICATE, px + 1, py, channel);
        double bottom = (1 - (tx - px)) * tap(frame, Crop.Border.REPLICATE, px, py + 1, channel)
                + (tx - px) * tap(frame, Crop.Border.REPLICATE, px + 1, py + 1, channel);
        return top + (bottom - top) * (ty - py);
    }
}
