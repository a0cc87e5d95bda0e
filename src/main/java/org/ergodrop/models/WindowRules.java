package org.ergodrop.models;

import java.util.List;

/** Operators that move a window over the image: convolutions and pooling. NHWC in TFLite, NCHW in ONNX. */
final class WindowRules {

    private static final int HEIGHT = 1;
    private static final int WIDTH = 2;
    private static final int CHANNELS = 3;
    private static final int SAME = 0;

    private WindowRules() {}

    /** {@code Conv2DOptions}: padding, stride w, stride h, activation, dilation w, dilation h. Weights O,h,w,I to O,I,h,w. */
    static void convolution(TfliteOperator operator, Conversion conversion) {
        requireNoDilation(operator, 4, 5);
        Constant weights = conversion.constant(operator, 1).transposed(0, 3, 1, 2);
        if (weights.shape().get(1) != conversion.input(operator, 0).size(CHANNELS)) {
            throw ModelConversionException.unsupported(operator, "it is a grouped convolution");
        }
        convolve(operator, conversion, weights, operator.smallOption(3), 1);
    }

    /**
     * {@code DepthwiseConv2DOptions}: as above with the depth multiplier before the activation. Weights 1,h,w,C to C,1,h,w; one
     * group per channel.
     */
    static void depthwiseConvolution(TfliteOperator operator, Conversion conversion) {
        requireNoDilation(operator, 5, 6);
        Constant weights = conversion.constant(operator, 1).transposed(3, 0, 1, 2);
        int channels = conversion.input(operator, 0).size(CHANNELS);
        if (weights.shape().get(0) != channels) {
            throw ModelConversionException.unsupported(operator, "its depth multiplier is not 1");
        }
        convolve(operator, conversion, weights, operator.smallOption(4), channels);
    }

    /** {@code Pool2DOptions}: padding, stride w, stride h, window w, window h, activation. */
    static void maxPooling(TfliteOperator operator, Conversion conversion) {
        List<Integer> window = List.of(operator.option(4, 0), operator.option(3, 0));
        FusedActivation.write(
                operator,
                operator.smallOption(5),
                conversion,
                "MaxPool",
                List.of(conversion.value(operator, 0)),
                OnnxAttribute.of("kernel_shape", window),
                OnnxAttribute.of("pads", pads(operator, conversion, window)),
                OnnxAttribute.of("strides", strides(operator)));
    }

    private static void convolve(
            TfliteOperator operator, Conversion conversion, Constant weights, int activation, int groups) {
        String name = conversion.outputName(operator);
        Constant bias = conversion.constant(operator, 2);
        List<Integer> window = weights.shape().subList(2, 4);
        FusedActivation.write(
                operator,
                activation,
                conversion,
                "Conv",
                List.of(
                        conversion.value(operator, 0),
                        conversion.graph().constant(name + "_weights", weights.shape(), weights.values()),
                        conversion.graph().constant(name + "_bias", bias.shape(), bias.values())),
                OnnxAttribute.of("group", groups),
                OnnxAttribute.of("kernel_shape", window),
                OnnxAttribute.of("pads", pads(operator, conversion, window)),
                OnnxAttribute.of("strides", strides(operator)));
    }

    private static List<Integer> strides(TfliteOperator operator) {
        return List.of(operator.option(2, 0), operator.option(1, 0));
    }

    /** Top, left, bottom, right. */
    private static List<Integer> pads(TfliteOperator operator, Conversion conversion, List<Integer> window) {
        TfliteTensor image = conversion.input(operator, 0);
        boolean same = operator.smallOption(0) == SAME;
        List<Integer> strides = strides(operator);
        Padding rows = same ? Padding.same(image.size(HEIGHT), window.get(0), strides.get(0)) : Padding.NONE;
        Padding columns = same ? Padding.same(image.size(WIDTH), window.get(1), strides.get(1)) : Padding.NONE;
        return List.of(rows.before(), columns.before(), rows.after(), columns.after());
    }

    private static void requireNoDilation(TfliteOperator operator, int widthField, int heightField) {
        if (operator.option(widthField, 1) != 1 || operator.option(heightField, 1) != 1) {
            throw ModelConversionException.unsupported(operator, "it is dilated");
        }
    }
}
