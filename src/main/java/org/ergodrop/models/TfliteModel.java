package org.ergodrop.models;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The one graph of a TFLite file. Field numbers are those of tensorflow/lite/schema/schema.fbs.
 *
 * @param tensors by index
 * @param operators in the order of execution
 * @param inputs tensor indices
 * @param outputs tensor indices
 */
record TfliteModel(
        List<TfliteTensor> tensors, List<TfliteOperator> operators, List<Integer> inputs, List<Integer> outputs) {

    /** Reads {@code file}; the constants stay views into it. */
    static TfliteModel parse(byte[] file) {
        FlatTable model = FlatTable.root(file, "TFL3");
        List<FlatTable> graphs = model.tables(2);
        if (graphs.size() != 1) {
            throw ModelConversionException.unsupportedGraph("it holds " + graphs.size() + " graphs instead of one");
        }
        FlatTable graph = graphs.get(0);
        List<TfliteTensor> tensors = tensors(graph.tables(0), model.tables(4));
        List<TfliteOperator> operators = operators(graph.tables(3), model.tables(1));
        TfliteModel parsed = new TfliteModel(tensors, operators, graph.integers(1), graph.integers(2));
        parsed.checkOrder();
        return parsed;
    }

    private static List<TfliteTensor> tensors(List<FlatTable> tables, List<FlatTable> buffers) {
        List<TfliteTensor> tensors = new ArrayList<>();
        for (FlatTable table : tables) {
            ByteBuffer data = element(buffers, table.integer(2, 0), "constant").vector(0, Byte.BYTES);
            tensors.add(new TfliteTensor(table.text(3), table.integers(0), table.octet(1, 0), data, table.table(6)));
        }
        return tensors;
    }

    private static List<TfliteOperator> operators(List<FlatTable> tables, List<FlatTable> codes) {
        List<TfliteOperator> operators = new ArrayList<>();
        for (FlatTable table : tables) {
            FlatTable code = element(codes, table.integer(0, 0), "operator code");
            // the older, one-byte field holds 127 for every code above it; the newer one is absent in old files
            operators.add(new TfliteOperator(
                    Math.max(code.octet(0, 0), code.integer(3, 0)),
                    code.text(1),
                    table.integers(1),
                    table.integers(2),
                    table.table(4)));
        }
        return operators;
    }

    /** Every index exists, and every operator's inputs are there before it runs. */
    private void checkOrder() {
        Set<Integer> ready = new HashSet<>(inputs);
        for (TfliteOperator operator : operators) {
            for (int index : operator.inputs()) {
                if (index != -1
                        && !ready.contains(index)
                        && !element(tensors, index, "tensor").isConstant()) {
                    throw ModelConversionException.damaged("the operator " + operator.describe() + " needs tensor "
                            + index + " before it is computed");
                }
            }
            if (operator.outputs().isEmpty()) {
                throw ModelConversionException.damaged("the operator " + operator.describe() + " has no output");
            }
            operator.outputs().forEach(index -> element(tensors, index, "tensor"));
            ready.addAll(operator.outputs());
        }
        inputs.forEach(index -> element(tensors, index, "tensor"));
        outputs.forEach(index -> element(tensors, index, "tensor"));
    }

    private static <T> T element(List<T> list, int index, String what) {
        if (index < 0 || index >= list.size()) {
            throw ModelConversionException.damaged("it names " + what + " " + index + " of " + list.size());
        }
        return list.get(index);
    }
}
