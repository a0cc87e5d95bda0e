package org.ergodrop.models;

import java.util.List;

/** The activation that TFLite computes within another operator, as an ONNX node behind it (ONNX Runtime fuses them again). */
final class FusedActivation {

    // ActivationFunctionType of tensorflow/lite/schema/schema.fbs
    private static final int NONE = 0;
    private static final int RELU = 1;
    private static final int RELU6 = 3;

    private FusedActivation() {}

    /** Adds a node and its activation, and defines the operator's output. */
    static void write(
            TfliteOperator operator,
            int activation,
            Conversion conversion,
            String type,
            List<String> from,
            OnnxAttribute... attributes) {
        OnnxGraph graph = conversion.graph();
        String result = conversion.outputName(operator);
        String raw = activation == NONE ? result : result + "_raw";
        graph.node(type, from, raw, attributes);
        switch (activation) {
            case NONE -> {}
            case RELU -> graph.node("Relu", List.of(raw), result);
            case RELU6 ->
                graph.node(
                        "Clip",
                        List.of(raw, graph.constant("zero", List.of(), 0), graph.constant("six", List.of(), 6)),
                        result);
            default -> throw ModelConversionException.unsupported(operator, "fused activation " + activation);
        }
        conversion.define(operator.output(), result);
    }
}
