package org.ergodrop.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An ONNX model that is being written. Field numbers and enum values are those of onnx/onnx.proto; nodes must be added in the order
 * of execution.
 */
final class OnnxGraph {

    /** Operator set and the file version that came with it (ONNX 1.8, "Versioning" page). */
    private static final int OPERATOR_SET = 13;

    private static final int IR_VERSION = 7;

    // TensorProto.DataType
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    /** Name of the first dimension of every input and output: as many images at once as wanted. */
    private static final String BATCH = "N";

    private final String name;
    private final List<ProtoMessage> nodes = new ArrayList<>();
    private final List<ProtoMessage> initializers = new ArrayList<>();
    private final List<ProtoMessage> inputs = new ArrayList<>();
    private final List<ProtoMessage> outputs = new ArrayList<>();
    private final Set<String> constants = new HashSet<>();

    OnnxGraph(String name) {
        this.name = name;
    }

    void node(String type, List<String> from, String to, OnnxAttribute... attributes) {
        ProtoMessage node = new ProtoMessage();
        from.forEach(input -> node.text(1, input));
        node.text(2, to).text(3, to).text(4, type);
        for (OnnxAttribute attribute : attributes) {
            node.message(5, attribute.encoded());
        }
        nodes.add(node);
    }

    /** Adds a constant of {@code shape} unless there is one with this name, and returns the name. */
    String constant(String constantName, List<Integer> shape, float... values) {
        if (constants.add(constantName)) {
            ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            raw.asFloatBuffer().put(values);
            initializers.add(tensor(constantName, shape, FLOAT, raw.array()));
        }
        return constantName;
    }

    /** Adds a list of whole numbers unless there is one with this name, and returns the name. */
    String constant(String constantName, List<Integer> values) {
        if (constants.add(constantName)) {
            ByteBuffer raw = ByteBuffer.allocate(values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            values.forEach(raw::putLong);
            initializers.add(tensor(constantName, List.of(values.size()), INT64, raw.array()));
        }
        return constantName;
    }

    /** @param shape sizes behind the batch dimension */
    void input(String inputName, List<Integer> shape) {
        inputs.add(declaration(inputName, shape));
    }

    /** @param shape sizes behind the batch dimension */
    void output(String outputName, List<Integer> shape) {
        outputs.add(declaration(outputName, shape));
    }

    ProtoMessage model() {
        ProtoMessage graph = new ProtoMessage()
                .messages(1, nodes)
                .text(2, name)
                .messages(5, initializers)
                .messages(11, inputs)
                .messages(12, outputs);
        return new ProtoMessage()
                .number(1, IR_VERSION)
                .text(2, "ergodrop")
                .message(7, graph)
                .message(8, new ProtoMessage().text(1, "").number(2, OPERATOR_SET));
    }

    private static ProtoMessage tensor(String name, List<Integer> shape, int type, byte[] raw) {
        ProtoMessage tensor = new ProtoMessage();
        shape.forEach(size -> tensor.number(1, size));
        return tensor.number(2, type).text(8, name).bytes(9, raw);
    }

    private static ProtoMessage declaration(String name, List<Integer> shape) {
        ProtoMessage dimensions = new ProtoMessage().message(1, new ProtoMessage().text(2, BATCH));
        shape.forEach(size -> dimensions.message(1, new ProtoMessage().number(1, size)));
        ProtoMessage tensorType = new ProtoMessage().number(1, FLOAT).message(2, dimensions);
        return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensorType));
    }
}
