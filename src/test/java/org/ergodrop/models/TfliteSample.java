package org.ergodrop.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A small TFLite model for tests, built up tensor by tensor; the first tensor is the input. */
final class TfliteSample {

    /** Union numbers of {@code BuiltinOptions} in the schema, by operator code. */
    enum Options {
        NONE(0),
        CONV(1),
        DEPTHWISE(2),
        POOL(5),
        CONCATENATION(10),
        ADD(11),
        RESIZE_BILINEAR(15),
        PAD(22),
        RESHAPE(17),
        DEPTH_TO_SPACE(94);

        private final int union;

        Options(int union) {
            this.union = union;
        }
    }

    private final List<FlatNode> tensors = new ArrayList<>();
    private final List<FlatNode> buffers = new ArrayList<>(List.of(FlatNode.table()));
    private final List<FlatNode> codes = new ArrayList<>();
    private final List<FlatNode> operators = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();

    private final List<Integer[]> shapes = new ArrayList<>();

    TfliteSample(Integer... inputShape) {
        tensor(TfliteTensor.FLOAT32, 0, null, inputShape);
    }

    /** The model's input. */
    int image() {
        return 0;
    }

    private int tensor(int type, int buffer, @Nullable FlatNode sparsity, Integer... shape) {
        tensors.add(FlatNode.table(
                FlatNode.integers(List.of(shape)),
                type,
                buffer,
                FlatNode.text("tensor " + tensors.size()),
                null,
                null,
                sparsity));
        shapes.add(shape);
        return tensors.size() - 1;
    }

    Integer[] inputShape() {
        return shapes.get(0);
    }

    int outputCount() {
        return outputs.size();
    }

    /** A computed tensor of the shape of {@code tensor}. */
    int valueLike(int tensor) {
        return value(shapes.get(tensor));
    }

    private int constant(int type, byte[] data, @Nullable FlatNode sparsity, Integer... shape) {
        buffers.add(FlatNode.table(FlatNode.vector(data, data.length)));
        return tensor(type, buffers.size() - 1, sparsity, shape);
    }

    /** Normally distributed 32-bit floats. */
    int randomFloats(Random random, Integer... shape) {
        return constant(TfliteTensor.FLOAT32, FlatNode.floats(gaussian(random, shape)), null, shape);
    }

    int halfFloats(byte[] halves, Integer... shape) {
        return constant(TfliteTensor.FLOAT16, halves, null, shape);
    }

    /** 16-bit floats with a sparse layout. */
    int sparseHalfFloats(byte[] halves, FlatNode sparsity, Integer... shape) {
        return constant(TfliteTensor.FLOAT16, halves, sparsity, shape);
    }

    int integers(List<Integer> values, Integer... shape) {
        byte[] bytes = new byte[values.size() * Integer.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (values.get(i / Integer.BYTES) >> (8 * (i % Integer.BYTES)));
        }
        return constant(TfliteTensor.INT32, bytes, null, shape);
    }

    /** A computed 32-bit float tensor, to be an operator's output. */
    int value(Integer... shape) {
        return tensor(TfliteTensor.FLOAT32, 0, null, shape);
    }

    /** A computed 16-bit float tensor. */
    int halfValue(Integer... shape) {
        return tensor(TfliteTensor.FLOAT16, 0, null, shape);
    }

    /** Adds an operator and returns {@code output}. */
    int operator(int code, Options kind, @Nullable FlatNode options, List<Integer> inputs, int output) {
        codes.add(FlatNode.table(Math.min(code, 127), null, 1, code));
        return add(kind, options, inputs, output);
    }

    int customOperator(String name, List<Integer> inputs, int output) {
        codes.add(FlatNode.table(BuiltinOperator.CUSTOM, FlatNode.text(name), 1, BuiltinOperator.CUSTOM));
        return add(Options.NONE, null, inputs, output);
    }

    private int add(Options kind, @Nullable FlatNode options, List<Integer> inputs, int output) {
        operators.add(FlatNode.table(
                codes.size() - 1,
                FlatNode.integers(inputs),
                FlatNode.integers(List.of(output)),
                options == null ? null : kind.union,
                options));
        return output;
    }

    TfliteSample output(int tensor) {
        outputs.add(tensor);
        return this;
    }

    byte[] bytes() {
        FlatNode graph = FlatNode.table(
                FlatNode.tables(tensors),
                FlatNode.integers(List.of(0)),
                FlatNode.integers(outputs),
                FlatNode.tables(operators),
                FlatNode.text("main"));
        return FlatNode.table(
                        3,
                        FlatNode.tables(codes),
                        FlatNode.tables(List.of(graph)),
                        FlatNode.text("test"),
                        FlatNode.tables(buffers))
                .file("TFL3");
    }

    static float[] gaussian(Random random, Integer... shape) {
        int count = 1;
        for (int size : shape) {
            count *= size;
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
