package org.ergodrop.models;

import java.util.List;
import java.util.Map;

/** The rule for each TFLite operator that the pose models use; any other is an error that names it. */
final class OperatorRules {

    private static final Map<Integer, OperatorRule> RULES = Map.ofEntries(
            Map.entry(BuiltinOperator.ADD, OperatorRules::add),
            Map.entry(BuiltinOperator.CONCATENATION, LayoutRules::concatenation),
            Map.entry(BuiltinOperator.CONV_2D, WindowRules::convolution),
            Map.entry(BuiltinOperator.DEPTHWISE_CONV_2D, WindowRules::depthwiseConvolution),
            Map.entry(BuiltinOperator.DEPTH_TO_SPACE, LayoutRules::depthToSpace),
            Map.entry(BuiltinOperator.DEQUANTIZE, OperatorRules::foldedIntoItsUser),
            Map.entry(BuiltinOperator.DENSIFY, OperatorRules::foldedIntoItsUser),
            Map.entry(BuiltinOperator.LOGISTIC, OperatorRules::logistic),
            Map.entry(BuiltinOperator.MAX_POOL_2D, WindowRules::maxPooling),
            Map.entry(BuiltinOperator.PAD, LayoutRules::pad),
            Map.entry(BuiltinOperator.RESHAPE, LayoutRules::reshape),
            Map.entry(BuiltinOperator.RESIZE_BILINEAR, LayoutRules::resizeBilinear));

    private OperatorRules() {}

    static OperatorRule of(TfliteOperator operator) {
        OperatorRule rule = RULES.get(operator.code());
        if (rule == null) {
            throw ModelConversionException.unknownOperator(operator);
        }
        return rule;
    }

    /** {@code AddOptions}: activation. */
    private static void add(TfliteOperator operator, Conversion conversion) {
        TfliteTensor left = conversion.input(operator, 0);
        TfliteTensor right = conversion.input(operator, 1);
        if (!left.shape().equals(right.shape())) {
            throw ModelConversionException.unsupported(
                    operator, "it adds the shapes " + left.shape() + " and " + right.shape());
        }
        FusedActivation.write(
                operator,
                operator.smallOption(0),
                conversion,
                "Add",
                List.of(conversion.value(operator, 0), conversion.value(operator, 1)));
    }

    private static void logistic(TfliteOperator operator, Conversion conversion) {
        String name = conversion.outputName(operator);
        conversion.graph().node("Sigmoid", List.of(conversion.value(operator, 0)), name);
        conversion.define(operator.output(), name);
    }

    /** Weights are pulled through it by the operator that uses them: see {@link Conversion#constant}. */
    private static void foldedIntoItsUser(TfliteOperator operator, Conversion conversion) {}
}
