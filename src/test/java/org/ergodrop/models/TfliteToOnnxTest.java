package org.ergodrop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.ergodrop.models.TfliteSample.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operator: a small random model on ONNX Runtime gives what TensorFlow Lite's own kernels give. */
class TfliteToOnnxTest {

    /** Single-precision sums of at most a few hundred products of normally distributed values. */
    private static final float TOLERANCE = 2e-5f;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void convolutionOfAnySizeStridePaddingAndActivationIsTheSame(long seed) throws OrtException {
        Random random = new Random(seed);
        Window window = Window.random(random);
        int in = 1 + random.nextInt(4);
        int out = 1 + random.nextInt(4);
        TfliteSample sample = new TfliteSample(1, window.height, window.width, in);
        int weights = sample.randomFloats(random, out, window.rows, window.columns, in);
        int bias = sample.randomFloats(random, out);
        int result = sample.operator(
                BuiltinOperator.CONV_2D,
                Options.CONV,
                FlatNode.table(window.padding, window.strideX, window.strideY, window.activation),
                List.of(sample.image(), weights, bias),
                sample.value(1, window.outHeight(), window.outWidth(), out));
        assertSameAsTflite(sample.output(result), seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void depthwiseConvolutionOfAnySizeStridePaddingAndActivationIsTheSame(long seed) throws OrtException {
        Random random = new Random(seed);
        Window window = Window.random(random).square();
        int channels = 1 + random.nextInt(5);
        TfliteSample sample = new TfliteSample(1, window.height, window.width, channels);
        int weights = sample.randomFloats(random, 1, window.rows, window.columns, channels);
        int bias = sample.randomFloats(random, channels);
        int result = sample.operator(
                BuiltinOperator.DEPTHWISE_CONV_2D,
                Options.DEPTHWISE,
                FlatNode.table(window.padding, window.strideX, window.strideY, 1, window.activation),
                List.of(sample.image(), weights, bias),
                sample.value(1, window.outHeight(), window.outWidth(), channels));
        assertSameAsTflite(sample.output(result), seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void maxPoolingIsTheSame(long seed) throws OrtException {
        Window window = Window.random(new Random(seed));
        TfliteSample sample = new TfliteSample(1, window.height, window.width, 2);
        int result = sample.operator(
                BuiltinOperator.MAX_POOL_2D,
                Options.POOL,
                FlatNode.table(
                        window.padding, window.strideX, window.strideY, window.columns, window.rows, window.activation),
                List.of(sample.image()),
                sample.value(1, window.outHeight(), window.outWidth(), 2));
        assertSameAsTflite(sample.output(result), seed);
    }

    @Test
    void samePaddingAtStrideTwoPutsTheOddPixelBehind() {
        assertThat(Padding.same(256, 3, 2)).isEqualTo(new Padding(0, 1));
        assertThat(Padding.same(255, 3, 2)).isEqualTo(new Padding(1, 1));
        assertThat(Padding.same(256, 5, 2)).isEqualTo(new Padding(1, 2));
        assertThat(Padding.same(7, 1, 2)).isEqualTo(Padding.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0 0 1 2 3 4 0 0", "0 0 0 0 0 0 0 48", "0 0 0 0 0 0 3 2", "0 0 0 1 0 1 0 0"})
    void paddingInSpaceAndAlongTheChannelsIsTheSame(String amounts) throws OrtException {
        List<Integer> pads =
                List.of(amounts.split(" ")).stream().map(Integer::valueOf).toList();
        TfliteSample sample = new TfliteSample(1, 3, 4, 2);
        int result = sample.operator(
                BuiltinOperator.PAD,
                Options.PAD,
                FlatNode.table(),
                List.of(sample.image(), sample.integers(pads, 4, 2)),
                sample.value(
                        1,
                        3 + pads.get(2) + pads.get(3),
                        4 + pads.get(4) + pads.get(5),
                        2 + pads.get(6) + pads.get(7)));
        assertSameAsTflite(sample.output(result), 1);
    }

    @Test
    void doublingTheSizeBilinearlyWithHalfPixelCentresIsTheSame() throws OrtException {
        TfliteSample sample = new TfliteSample(1, 3, 5, 2);
        int result = sample.operator(
                BuiltinOperator.RESIZE_BILINEAR,
                Options.RESIZE_BILINEAR,
                FlatNode.table(null, null, 0, 1),
                List.of(sample.image(), sample.integers(List.of(6, 20), 2)),
                sample.value(1, 6, 20, 2));
        assertSameAsTflite(sample.output(result), 2);
    }

    @Test
    void depthBecomesSpaceInTheSameOrder() throws OrtException {
        TfliteSample sample = new TfliteSample(1, 2, 3, 12);
        int result = sample.operator(
                BuiltinOperator.DEPTH_TO_SPACE,
                Options.DEPTH_TO_SPACE,
                FlatNode.table(2),
                List.of(sample.image()),
                sample.value(1, 4, 6, 3));
        assertSameAsTflite(sample.output(result), 3);
    }

    @Test
    void reshapingAnImageToRowsAndJoiningThemKeepsTheOrder() throws OrtException {
        TfliteSample sample = new TfliteSample(1, 4, 3, 6);
        int rows = reshape(sample, sample.image(), 1, 24, 3);
        int flat = reshape(sample, rows, 1, 72);
        int joined = sample.operator(
                BuiltinOperator.CONCATENATION,
                Options.CONCATENATION,
                FlatNode.table(1, 0),
                List.of(rows, rows),
                sample.value(1, 48, 3));
        assertSameAsTflite(sample.output(rows).output(flat).output(joined), 4);
    }

    @ParameterizedTest(name = "axis {0}")
    @CsvSource({"1", "2", "3", "-1"})
    void joiningImagesAlongAnyAxisIsTheSame(int axis) throws OrtException {
        TfliteSample sample = new TfliteSample(1, 2, 3, 4);
        Integer[] shape = {1, 2, 3, 4};
        shape[Math.floorMod(axis, 4)] *= 2;
        int sigmoid = logistic(sample);
        int joined = sample.operator(
                BuiltinOperator.CONCATENATION,
                Options.CONCATENATION,
                FlatNode.table(axis, 0),
                List.of(sample.image(), sigmoid),
                sample.value(shape));
        assertSameAsTflite(sample.output(joined), 5);
    }

    @ParameterizedTest(name = "activation {0}")
    @CsvSource({"0", "1", "3"})
    void addingWithAnyActivationIsTheSame(int activation) throws OrtException {
        TfliteSample sample = new TfliteSample(1, 4, 5, 3);
        int sum = sample.operator(
                BuiltinOperator.ADD,
                Options.ADD,
                FlatNode.table(activation),
                List.of(sample.image(), logistic(sample)),
                sample.value(1, 4, 5, 3));
        assertSameAsTflite(sample.output(sum), 6);
    }

    private static int logistic(TfliteSample sample) {
        return sample.operator(
                BuiltinOperator.LOGISTIC,
                Options.NONE,
                null,
                List.of(sample.image()),
                sample.valueLike(sample.image()));
    }

    private static int reshape(TfliteSample sample, int from, Integer... shape) {
        return sample.operator(
                BuiltinOperator.RESHAPE,
                Options.RESHAPE,
                FlatNode.table(FlatNode.integers(List.of(shape))),
                List.of(from, sample.integers(List.of(shape), shape.length)),
                sample.value(shape));
    }

    /** Both runtimes on the same random input, alone and as the second of a batch of two. */
    static void assertSameAsTflite(TfliteSample sample, long seed) throws OrtException {
        byte[] tflite = sample.bytes();
        float[] image = TfliteSample.gaussian(new Random(seed + 1000), sample.inputShape());
        float[] two = new float[2 * image.length];
        System.arraycopy(image, 0, two, image.length, image.length);
        try (TfliteReference reference = new TfliteReference(tflite);
                OnnxModel onnx = new OnnxModel(OnnxModel.convert(tflite, sample.outputCount()))) {
            List<float[]> expected = reference.run(image);
            assertThat(expected).hasSize(sample.outputCount());
            Map<String, OnnxModel.Output> single = onnx.run(image, 1);
            Map<String, OnnxModel.Output> batch = onnx.run(two, 2);
            for (int i = 0; i < expected.size(); i++) {
                float[] values = expected.get(i);
                assertThat(single.get("" + i).values()).containsExactly(values, within(TOLERANCE));
                float[] both = batch.get("" + i).values();
                float[] second = Arrays.copyOfRange(both, both.length / 2, both.length);
                assertThat(second).containsExactly(values, within(TOLERANCE));
            }
        }
    }

    /** A random window over a random image; sizes and strides of the two axes differ. */
    private static final class Window {

        private final int height;
        private final int width;
        private final int rows;
        private final int columns;
        private final int strideY;
        private final int strideX;
        private final int padding;
        private final int activation;

        private Window(int[] sizes, int strideY, int strideX, int padding, int activation) {
            this.height = sizes[0];
            this.width = sizes[1];
            this.rows = sizes[2];
            this.columns = sizes[3];
            this.strideY = strideY;
            this.strideX = strideX;
            this.padding = padding;
            this.activation = activation;
        }

        static Window random(Random random) {
            int[] sizes = {5 + random.nextInt(5), 5 + random.nextInt(5), 1 + random.nextInt(5), 1 + random.nextInt(5)};
            int activation = List.of(0, 1, 3).get(random.nextInt(3));
            return new Window(sizes, 1 + random.nextInt(2), 1 + random.nextInt(2), random.nextInt(2), activation);
        }

        /** The same stride along both axes, as TFLite's depthwise convolution wants it. */
        Window square() {
            return new Window(new int[] {height, width, rows, columns}, strideY, strideY, padding, activation);
        }

        int outHeight() {
            return outputs(height, rows, strideY);
        }

        int outWidth() {
            return outputs(width, columns, strideX);
        }

        private int outputs(int size, int window, int stride) {
            return padding == 0 ? (size + stride - 1) / stride : (size - window) / stride + 1;
        }
    }
}
