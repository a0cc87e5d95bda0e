package org.ergodrop.models;

import java.io.Serial;

/** A model file that cannot be turned into ONNX: it is damaged, or holds something the converter does not know. */
public final class ModelConversionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private ModelConversionException(String message) {
        super(message);
    }

    /** The bytes are no TFLite model, or end too early. */
    static ModelConversionException damaged(String detail) {
        return new ModelConversionException("The TFLite model is damaged or cut short: " + detail
                + ". Delete the folder models/node_modules and build again, so that it is fetched anew.");
    }

    /** {@code operator} has no rule at all. */
    static ModelConversionException unknownOperator(TfliteOperator operator) {
        return new ModelConversionException("The TFLite operator " + operator.describe()
                + " is not known to the converter. Use the pinned models, or add a rule for it in OperatorRules.");
    }

    /** {@code operator} has a rule, but not for this use of it. */
    static ModelConversionException unsupported(TfliteOperator operator, String detail) {
        return new ModelConversionException("The TFLite operator " + operator.describe()
                + " is used in a way the converter does not know: " + detail + ".");
    }

    /** The graph as a whole does not have the expected shape. */
    static ModelConversionException unsupportedGraph(String detail) {
        return new ModelConversionException("The TFLite model cannot be converted: " + detail + ".");
    }
}
