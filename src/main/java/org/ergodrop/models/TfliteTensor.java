package org.ergodrop.models;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A tensor of a TFLite graph.
 *
 * @param name the name the model's author gave
 * @param shape sizes, outermost first; images are batch, height, width, channels
 * @param type element type, {@code TensorType} of the TFLite schema
 * @param data the constant's bytes, little-endian; empty for a value that is computed
 * @param sparsity how {@code data} is laid out when it leaves out zeros
 */
record TfliteTensor(String name, List<Integer> shape, int type, ByteBuffer data, Optional<FlatTable> sparsity) {

    // TensorType of tensorflow/lite/schema/schema.fbs
    static final int FLOAT32 = 0;
    static final int FLOAT16 = 1;
    static final int INT32 = 2;

    TfliteTensor {
        shape = List.copyOf(shape);
    }

    int rank() {
        return shape.size();
    }

    /** Size along {@code axis}. */
    int size(int axis) {
        return shape.get(axis);
    }

    /** A sparse constant of nothing but zeros has no data. */
    boolean isConstant() {
        return data.capacity() > 0 || sparsity.isPresent();
    }
}
