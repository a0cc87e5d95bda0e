package org.ergodrop.models;

/** How one TFLite operator is written in ONNX. */
@FunctionalInterface
interface OperatorRule {

    /** Adds the nodes that compute the operator's output, and defines that output in {@code conversion}. */
    void write(TfliteOperator operator, Conversion conversion);
}
