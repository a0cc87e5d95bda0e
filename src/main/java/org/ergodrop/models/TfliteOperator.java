package org.ergodrop.models;

import java.util.List;
import java.util.Optional;

/**
 * An operator of a TFLite graph.
 *
 * @param code {@code BuiltinOperator} of the TFLite schema
 * @param customName the name of a custom operator, else empty
 * @param inputs tensor indices, -1 = left out
 * @param outputs tensor indices
 * @param options the operator's settings
 */
record TfliteOperator(
        int code, String customName, List<Integer> inputs, List<Integer> outputs, Optional<FlatTable> options) {

    TfliteOperator {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    int output() {
        return outputs.get(0);
    }

    boolean is(int builtinCode) {
        return code == builtinCode;
    }

    int option(int field, int absent) {
        return options.map(table -> table.integer(field, absent)).orElse(absent);
    }

    int smallOption(int field) {
        return options.map(table -> table.octet(field, 0)).orElse(0);
    }

    /** Name and code for messages, for instance {@code FULLY_CONNECTED (builtin operator 9)}. */
    String describe() {
        return customName.isEmpty()
                ? BuiltinOperator.nameOf(code) + " (builtin operator " + code + ")"
                : customName + " (custom operator)";
    }
}
