package org.ergodrop.analysis.pose;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * One model with input and output memory of its own, used again for each image. The session may be shared by many runs at
 * once, a run belongs to one thread.
 */
final class ModelRun implements AutoCloseable {

    private final OrtSession session;
    private final FloatBuffer input;
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    private final Map<Integer, FloatBuffer> outputsBySize = new HashMap<>();

    ModelRun(OrtSession session) throws OrtException {
        this.session = session;
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        String inputName = session.getInputNames().iterator().next();
        long[] inputShape = shapeOfOneImage(
                (TensorInfo) session.getInputInfo().get(inputName).getInfo());
        input = direct(inputShape);
        inputs.put(inputName, OnnxTensor.createTensor(environment, input, inputShape));
        for (var output : session.getOutputInfo().entrySet()) {
            long[] shape = shapeOfOneImage((TensorInfo) output.getValue().getInfo());
            FloatBuffer memory = direct(shape);
            outputs.put(output.getKey(), OnnxTensor.createTensor(environment, memory, shape));
            outputsBySize.put(memory.capacity(), memory);
        }
    }

    private static long[] shapeOfOneImage(TensorInfo info) {
        long[] shape = info.getShape().clone();
        shape[0] = 1;
        return shape;
    }

    private static FloatBuffer direct(long[] shape) {
        int elements = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return ByteBuffer.allocateDirect(Float.BYTES * elements)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** {@code [3, side, side]}. */
    FloatBuffer input() {
        return input;
    }

    /** The output that has {@code elements} values an image; names differ between conversions, sizes do not. */
    FloatBuffer output(int elements) {
        FloatBuffer output = outputsBySize.get(elements);
        if (output == null) {
            throw new IllegalStateException(
                    "the model has no output of " + elements + " values, only " + outputsBySize.keySet());
        }
        return output;
    }

    void run() {
        try {
            session.run(inputs, outputs).close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not run the pose model: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
    }
}
