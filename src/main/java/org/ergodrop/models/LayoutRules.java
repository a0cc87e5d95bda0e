package org.ergodrop.models;

import java.util.ArrayList;
import java.util.List;

/** Operators that move values about: padding, concatenation, reshaping, resizing. NHWC in TFLite, NCHW in ONNX. */
final class LayoutRules {

    /** Where the axes of an NHWC tensor are in NCHW. */
    private static final List<Integer> NCHW_AXIS = List.of(0, 2, 3, 1);

    private static final int IMAGE_RANK = 4;

    private LayoutRules() {}

    /** {@code PAD}: zeros before and after each axis, an int32 constant of rank × 2. */
    static void pad(TfliteOperator operator, Conversion conversion) {
        requireImage(operator, conversion.input(operator, 0));
        List<Integer> amounts = conversion.integers(operator, 1);
        Integer[] pads = new Integer[2 * IMAGE_RANK];
        for (int axis = 0; axis < IMAGE_RANK; axis++) {
            pads[NCHW_AXIS.get(axis)] = amounts.get(2 * axis);
            pads[IMAGE_RANK + NCHW_AXIS.get(axis)] = amounts.get(2 * axis + 1);
        }
        if (pads[0] != 0 || pads[IMAGE_RANK] != 0) {
            throw ModelConversionException.unsupported(operator, "it pads the batch");
        }
        String amountsName = conversion.graph().constant(conversion.outputName(operator) + "_pads", List.of(pads));
        define(operator, conversion, "Pad", List.of(conversion.value(operator, 0), amountsName));
    }

    /** {@code ConcatenationOptions}: axis, activation. */
    static void concatenation(TfliteOperator operator, Conversion conversion) {
        int rank = conversion.output(operator).rank();
        int axis = Math.floorMod(operator.option(0, 0), rank);
        if (axis == 0) {
            throw ModelConversionException.unsupported(operator, "it joins along the batch");
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < operator.inputs().size(); i++) {
            parts.add(conversion.value(operator, i));
        }
        FusedActivation.write(
                operator,
                operator.smallOption(1),
                conversion,
                "Concat",
                parts,
                OnnxAttribute.of("axis", rank == IMAGE_RANK ? NCHW_AXIS.get(axis) : axis));
    }

    /** {@code RESHAPE} of an image or a row of values to rank 3 or less; the batch stays in front. */
    static void reshape(TfliteOperator operator, Conversion conversion) {
        TfliteTensor from = conversion.input(operator, 0);
        TfliteTensor to = conversion.output(operator);
        if (to.rank() >= IMAGE_RANK || to.rank() < 1 || to.size(0) != 1 || from.size(0) != 1) {
            throw ModelConversionException.unsupported(operator, from.shape() + " to " + to.shape());
        }
        String name = conversion.outputName(operator);
        String value = conversion.value(operator, 0);
        if (from.rank() == IMAGE_RANK) {
            value = toNhwc(conversion.graph(), value, name + "_nhwc");
        }
        List<Integer> shape = new ArrayList<>(to.shape());
        shape.set(0, 0); // 0 = as in the input
        define(
                operator,
                conversion,
                "Reshape",
                List.of(value, conversion.graph().constant(name + "_shape", shape)));
    }

    /** {@code ResizeBilinearOptions}: two unused, align corners, half-pixel centres. Only whole multiples. */
    static void resizeBilinear(TfliteOperator operator, Conversion conversion) {
        boolean alignCorners = operator.smallOption(2) != 0;
        boolean halfPixel = operator.smallOption(3) != 0;
        TfliteTensor from = conversion.input(operator, 0);
        TfliteTensor to = conversion.output(operator);
        if (alignCorners || !halfPixel || to.size(1) % from.size(1) != 0 || to.size(2) % from.size(2) != 0) {
            throw ModelConversionException.unsupported(
                    operator,
                    "align corners " + alignCorners + ", half-pixel centres " + halfPixel + ", " + from.shape() + " to "
                            + to.shape());
        }
        int vertical = to.size(1) / from.size(1);
        int horizontal = to.size(2) / from.size(2);
        String scales = conversion
                .graph()
                .constant(conversion.outputName(operator) + "_scales", List.of(IMAGE_RANK), 1, 1, vertical, horizontal);
        define(
                operator,
                conversion,
                "Resize",
                List.of(conversion.value(operator, 0), "", scales),
                OnnxAttribute.of("mode", "linear"),
                OnnxAttribute.of("coordinate_transformation_mode", "half_pixel"));
    }

    /** {@code DepthToSpaceOptions}: block size. TFLite orders depth as row, column, channel: {@code DCR}. */
    static void depthToSpace(TfliteOperator operator, Conversion conversion) {
        define(
                operator,
                conversion,
                "DepthToSpace",
                List.of(conversion.value(operator, 0)),
                OnnxAttribute.of("blocksize", operator.option(0, 0)),
                OnnxAttribute.of("mode", "DCR"));
    }

    /** Adds a node that brings {@code value} back to TFLite's order. */
    static String toNhwc(OnnxGraph graph, String value, String name) {
        graph.node("Transpose", List.of(value), name, OnnxAttribute.of("perm", List.of(0, 2, 3, 1)));
        return name;
    }

    private static void requireImage(TfliteOperator operator, TfliteTensor tensor) {
        if (tensor.rank() != IMAGE_RANK) {
            throw ModelConversionException.unsupported(operator, "its input has the shape " + tensor.shape());
        }
    }

    private static void define(
            TfliteOperator operator,
            Conversion conversion,
            String type,
            List<String> from,
            OnnxAttribute... attributes) {
        String name = conversion.outputName(operator);
        conversion.graph().node(type, from, name, attributes);
        conversion.define(operator.output(), name);
    }
}
