package org.ergodrop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ergodrop.models.TfliteSample.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be converted is refused with a sentence that names it. */
class ModelConversionExceptionTest {

    @ParameterizedTest
    @CsvSource({"9,FULLY_CONNECTED", "54,PRELU", "67,TRANSPOSE_CONV", "150,GELU", "205,without a name"})
    void anUnknownOperatorIsNamed(int code, String name) {
        TfliteSample sample = new TfliteSample(1, 2, 2, 1);
        sample.output(sample.operator(code, Options.NONE, null, List.of(0), sample.value(1, 2, 2, 1)));
        assertThatThrownBy(() -> OnnxModel.convert(sample.bytes(), 1))
                .isInstanceOf(ModelConversionException.class)
                .hasMessageContaining(name + " (builtin operator " + code + ")");
    }

    @Test
    void anUnknownCustomOperatorIsNamed() {
        TfliteSample sample = new TfliteSample(1, 2, 2, 1);
        sample.output(sample.customOperator("Convolution2DTransposeBias", List.of(0), sample.value(1, 2, 2, 1)));
        assertThatThrownBy(() -> OnnxModel.convert(sample.bytes(), 1))
                .isInstanceOf(ModelConversionException.class)
                .hasMessageContaining("Convolution2DTransposeBias (custom operator)");
    }

    @Test
    void anOperatorThatOnlyADroppedOutputNeedsIsLeftOut() throws Exception {
        TfliteSample sample = new TfliteSample(1, 2, 2, 1);
        int kept = sample.operator(BuiltinOperator.LOGISTIC, Options.NONE, null, List.of(0), sample.value(1, 2, 2, 1));
        int dropped = sample.operator(54, Options.NONE, null, List.of(kept), sample.value(1, 2, 2, 1));
        byte[] tflite = sample.output(dropped).output(kept).bytes();
        ByteArrayOutputStream onnx = new ByteArrayOutputStream();
        new TfliteToOnnx(PoseModel.INPUT, new TreeMap<>(Map.of(1, "kept"))).convert(tflite, onnx);
        try (OnnxModel model = new OnnxModel(onnx.toByteArray())) {
            assertThat(model.run(new float[] {0, 0, 0, 0}, 1).get("kept").values())
                    .containsExactly(0.5f, 0.5f, 0.5f, 0.5f);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "DEPTHWISE_CONV_2D with dilation, it is dilated",
        "RESIZE_BILINEAR with aligned corners, align corners true",
        "ADD of different shapes, it adds the shapes",
        "ADD with tanh, fused activation 4"
    })
    void aKnownOperatorUsedInAnUnknownWayIsNamed(String use, String reason) {
        TfliteSample sample = new TfliteSample(1, 4, 4, 2);
        int image = sample.image();
        int result = switch (use.split(" ")[0]) {
            case "DEPTHWISE_CONV_2D" ->
                sample.operator(
                        BuiltinOperator.DEPTHWISE_CONV_2D,
                        Options.DEPTHWISE,
                        FlatNode.table(0, 1, 1, 1, 0, 2, 2),
                        List.of(
                                image,
                                sample.randomFloats(new Random(1), 1, 3, 3, 2),
                                sample.randomFloats(new Random(2), 2)),
                        sample.value(1, 4, 4, 2));
            case "RESIZE_BILINEAR" ->
                sample.operator(
                        BuiltinOperator.RESIZE_BILINEAR,
                        Options.RESIZE_BILINEAR,
                        FlatNode.table(null, null, 1, 0),
                        List.of(image, sample.integers(List.of(8, 8), 2)),
                        sample.value(1, 8, 8, 2));
            default ->
                sample.operator(
                        BuiltinOperator.ADD,
                        Options.ADD,
                        FlatNode.table(use.endsWith("tanh") ? 4 : 0),
                        List.of(image, use.endsWith("tanh") ? image : sample.randomFloats(new Random(1), 2)),
                        sample.value(1, 4, 4, 2));
        };
        assertThatThrownBy(() -> OnnxModel.convert(sample.output(result).bytes(), 1))
                .isInstanceOf(ModelConversionException.class)
                .hasMessageContaining(use.split(" ")[0])
                .hasMessageContaining(reason);
    }

    @Test
    void aFileThatIsNoModelIsRefused() {
        assertThatThrownBy(() -> OnnxModel.convert("<!DOCTYPE html><p>404".getBytes(StandardCharsets.US_ASCII), 1))
                .isInstanceOf(ModelConversionException.class)
                .hasMessageContaining("TFL3")
                .hasMessageContaining("build again");
    }

    @Test
    void aFileCutShortAnywhereIsRefused() {
        byte[] whole = model();
        int meaningful = whole.length;
        while (whole[meaningful - 1] == 0) {
            meaningful--;
        }
        for (int length = 0; length < meaningful; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> OnnxModel.convert(cut, 1))
                    .as("cut to %d of %d bytes", length, whole.length)
                    .isInstanceOf(ModelConversionException.class);
        }
        assertThatCode(() -> OnnxModel.convert(whole, 1)).doesNotThrowAnyException();
    }

    @Test
    void aDamagedByteNeverLeadsToAnythingButAModelOrAClearRefusal() {
        byte[] whole = model();
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Throwable thrown = catchThrowable(() -> OnnxModel.convert(damaged, 1));
            if (thrown != null) {
                assertThat(thrown).as("attempt %d", i).isInstanceOf(ModelConversionException.class);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    @Test
    void theSameModelGivesTheSameBytes() {
        assertThat(OnnxModel.convert(model(), 1)).isEqualTo(OnnxModel.convert(model(), 1));
    }

    private static byte[] model() {
        SparseLayout weights = SparseLayout.random(new Random(12), 4, 2);
        TfliteSample sample = new TfliteSample(1, 3, 2, weights.shape()[3]);
        int sparse = sample.sparseHalfFloats(weights.stored(), weights.sparsity(), weights.shape());
        int dense = sample.operator(
                BuiltinOperator.DENSIFY, Options.NONE, null, List.of(sparse), sample.halfValue(weights.shape()));
        int wide = sample.operator(
                BuiltinOperator.DEQUANTIZE, Options.NONE, null, List.of(dense), sample.value(weights.shape()));
        int bias = sample.randomFloats(new Random(3), weights.shape()[0]);
        int convolved = sample.operator(
                BuiltinOperator.CONV_2D,
                Options.CONV,
                FlatNode.table(0, 2, 2, 3),
                List.of(sample.image(), wide, bias),
                sample.value(1, 2, 1, weights.shape()[0]));
        return sample.output(sample.operator(
                        BuiltinOperator.RESHAPE,
                        Options.NONE,
                        null,
                        List.of(convolved),
                        sample.value(1, 2 * weights.shape()[0])))
                .bytes();
    }
}
