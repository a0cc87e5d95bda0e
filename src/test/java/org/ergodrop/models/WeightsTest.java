package org.ergodrop.models;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.ergodrop.models.TfliteSample.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights that are stored in 16 bits, sparse, or both, are folded into plain 32-bit constants. */
class WeightsTest {

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sparseHalfPrecisionWeightsGiveTheSameConvolution(long seed) throws OrtException {
        Random random = new Random(seed);
        SparseLayout weights = SparseLayout.random(random, seed % 2 == 0 ? 1 : 4, 1 + random.nextInt(3));
        TfliteSample sample = new TfliteSample(1, 3, 2, weights.shape()[3]);
        int sparse = sample.sparseHalfFloats(weights.stored(), weights.sparsity(), weights.shape());
        int dense = sample.operator(
                BuiltinOperator.DENSIFY, Options.NONE, null, List.of(sparse), sample.halfValue(weights.shape()));
        int wide = sample.operator(
                BuiltinOperator.DEQUANTIZE, Options.NONE, null, List.of(dense), sample.value(weights.shape()));
        TfliteToOnnxTest.assertSameAsTflite(withConvolution(sample, wide, weights.shape(), random), seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theZerosAreFilledInWhereTheyWere(long seed) {
        SparseLayout weights = SparseLayout.random(new Random(seed), seed % 2 == 0 ? 1 : 4, 1 + (int) seed % 3);
        TfliteSample sample = new TfliteSample(1, 1, 1, 1);
        int index = sample.sparseHalfFloats(weights.stored(), weights.sparsity(), weights.shape());
        TfliteTensor tensor =
                TfliteModel.parse(sample.output(0).bytes()).tensors().get(index);
        float[] stored = new float[weights.stored().length / 2];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = HalfPrecision.toFloat(tensor.data().getShort(2 * i));
        }
        Constant dense = new SparseTensor(tensor.shape(), tensor.sparsity().orElseThrow(), stored).dense();
        assertThat(dense.shape()).containsExactly(weights.shape());
        assertThat(dense.values()).containsExactly(weights.dense());
    }

    @Test
    void halfPrecisionWeightsGiveTheSameConvolution() throws OrtException {
        Integer[] shape = {2, 1, 1, 3};
        byte[] halves = FlatNode.shorts(0x3C00, 0x0001, 0x83FF, 0xC501, 0x0000, 0x7000);
        TfliteSample sample = new TfliteSample(1, 2, 2, 3);
        int wide = sample.operator(
                BuiltinOperator.DEQUANTIZE,
                Options.NONE,
                null,
                List.of(sample.halfFloats(halves, shape)),
                sample.value(shape));
        TfliteToOnnxTest.assertSameAsTflite(withConvolution(sample, wide, shape, new Random(7)), 7);
    }

    @Test
    void transposingMovesEveryValueToItsNewPlace() {
        Constant twoByThree = new Constant(List.of(2, 3), new float[] {1, 2, 3, 4, 5, 6});
        assertThat(twoByThree.transposed(1, 0).values()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(twoByThree.transposed(1, 0).shape()).containsExactly(3, 2);
    }

    private static TfliteSample withConvolution(TfliteSample sample, int weights, Integer[] shape, Random random) {
        Integer[] image = sample.inputShape();
        int bias = sample.randomFloats(random, shape[0]);
        int result = sample.operator(
                BuiltinOperator.CONV_2D,
                Options.CONV,
                FlatNode.table(1, 1, 1, 0),
                List.of(sample.image(), weights, bias),
                sample.value(1, image[1], image[2], shape[0]));
        return sample.output(result);
    }
}
