package org.ergodrop.models;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A conversion under way: which TFLite tensor is which ONNX value. Values of rank 4 are NCHW on the ONNX side; all others keep their
 * layout. Weights are pulled through {@code DEQUANTIZE} and {@code DENSIFY} when a rule asks for them.
 */
final class Conversion {

    private final TfliteModel model;
    private final OnnxGraph graph;
    private final Map<Integer, TfliteOperator> producers = new HashMap<>();
    private final Map<Integer, String> values = new HashMap<>();

    Conversion(TfliteModel model, OnnxGraph graph) {
        this.model = model;
        this.graph = graph;
        model.operators().forEach(operator -> operator.outputs().forEach(tensor -> producers.put(tensor, operator)));
    }

    OnnxGraph graph() {
        return graph;
    }

    /** Tensor {@code slot} among the operator's inputs. */
    TfliteTensor input(TfliteOperator operator, int slot) {
        return model.tensors().get(operator.inputs().get(slot));
    }

    TfliteTensor output(TfliteOperator operator) {
        return model.tensors().get(operator.output());
    }

    /** Makes {@code name} the ONNX value of {@code tensor}. */
    void define(int tensor, String name) {
        values.put(tensor, name);
    }

    /** The ONNX value of a computed tensor. */
    String value(TfliteOperator operator, int slot) {
        String name = values.get(operator.inputs().get(slot));
        if (name == null) {
            throw ModelConversionException.unsupported(operator, "its input " + slot + " is a constant");
        }
        return name;
    }

    String valueOf(int tensor) {
        String name = values.get(tensor);
        if (name == null) {
            throw ModelConversionException.unsupportedGraph("output " + tensor + " is never computed");
        }
        return name;
    }

    /** Name for the ONNX value of the operator's output. */
    String outputName(TfliteOperator operator) {
        return "t" + operator.output();
    }

    /** The constant behind {@code slot}, as 32-bit floats. */
    Constant constant(TfliteOperator operator, int slot) {
        return constantTensor(operator, operator.inputs().get(slot));
    }

    private Constant constantTensor(TfliteOperator user, int index) {
        TfliteTensor tensor = model.tensors().get(index);
        TfliteOperator producer = producers.get(index);
        if (producer != null && (producer.is(BuiltinOperator.DEQUANTIZE) || producer.is(BuiltinOperator.DENSIFY))) {
            return constantTensor(producer, producer.inputs().get(0));
        }
        if (!tensor.isConstant()) {
            throw ModelConversionException.unsupported(user, "the weights '" + tensor.name() + "' are computed");
        }
        float[] stored = floats(user, tensor);
        return tensor.sparsity()
                .map(sparsity -> new SparseTensor(tensor.shape(), sparsity, stored).dense())
                .orElseGet(() -> new Constant(tensor.shape(), stored));
    }

    private static float[] floats(TfliteOperator user, TfliteTensor tensor) {
        ByteBuffer data = tensor.data();
        switch (tensor.type()) {
            case TfliteTensor.FLOAT32 -> {
                float[] floats = new float[data.capacity() / Float.BYTES];
                data.asFloatBuffer().get(floats);
                return floats;
            }
            case TfliteTensor.FLOAT16 -> {
                float[] floats = new float[data.capacity() / Short.BYTES];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = HalfPrecision.toFloat(data.getShort(i * Short.BYTES));
                }
                return floats;
            }
            default ->
                throw ModelConversionException.unsupported(
                        user, "the weights '" + tensor.name() + "' are of type " + tensor.type());
        }
    }

    /** The constant whole numbers behind {@code slot}. */
    List<Integer> integers(TfliteOperator operator, int slot) {
        TfliteTensor tensor = input(operator, slot);
        if (!tensor.isConstant() || tensor.type() != TfliteTensor.INT32) {
            throw ModelConversionException.unsupported(
                    operator, "'" + tensor.name() + "' is no constant of type int32");
        }
        List<Integer> integers = new ArrayList<>();
        for (int at = 0; at + Integer.BYTES <= tensor.data().capacity(); at += Integer.BYTES) {
            integers.add(tensor.data().getInt(at));
        }
        return integers;
    }

    /** The operators that {@code tensors} depend on, in the order of execution. */
    List<TfliteOperator> operatorsBehind(List<Integer> tensors) {
        Set<Integer> needed = new HashSet<>(tensors);
        List<TfliteOperator> kept = new ArrayList<>();
        for (int i = model.operators().size() - 1; i >= 0; i--) {
            TfliteOperator operator = model.operators().get(i);
            if (operator.outputs().stream().anyMatch(needed::contains)) {
                needed.addAll(operator.inputs());
                kept.add(0, operator);
            }
        }
        return kept;
    }
}
