package org.ergodrop.models;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;

/** TensorFlow Lite's own kernels, without delegates: what the converted models are compared with. */
final class TfliteReference implements AutoCloseable {

    private final BytePointer bytes;
    private final FlatBufferModel model;
    private final BuiltinOpResolverWithoutDefaultDelegates kernels = new BuiltinOpResolverWithoutDefaultDelegates();
    private final Interpreter interpreter = new Interpreter((Pointer) null);

    TfliteReference(byte[] tflite) {
        bytes = new BytePointer(tflite.length).put(tflite);
        model = FlatBufferModel.BuildFromBuffer(bytes, tflite.length);
        require(new InterpreterBuilder(model, kernels).apply(interpreter), "build");
        require(interpreter.AllocateTensors(), "allocate");
    }

    /** All outputs for the input {@code nhwc}, each row-major. */
    List<float[]> run(float[] nhwc) {
        interpreter.typed_input_tensor_float(0).put(nhwc);
        require(interpreter.Invoke(), "invoke");
        List<float[]> outputs = new ArrayList<>();
        for (int i = 0; i < interpreter.outputs().limit(); i++) {
            float[] values = new float[(int) (interpreter.output_tensor(i).bytes() / Float.BYTES)];
            interpreter.typed_output_tensor_float(i).get(values);
            outputs.add(values);
        }
        return outputs;
    }

    private static void require(int status, String step) {
        if (status != 0) {
            throw new IllegalStateException("TensorFlow Lite failed to " + step);
        }
    }

    @Override
    public void close() {
        interpreter.close();
        model.close();
        kernels.close();
        bytes.close();
    }
}
