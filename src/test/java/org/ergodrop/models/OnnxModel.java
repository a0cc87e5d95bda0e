package org.ergodrop.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An ONNX model on ONNX Runtime, one thread. */
final class OnnxModel implements AutoCloseable {

    /**
     * An output.
     *
     * @param shape with the batch in front
     * @param values row-major
     */
    record Output(long[] shape, float[] values) {}

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxModel(byte[] onnx) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(onnx, options);
        }
    }

    /** The ONNX bytes of {@code tflite} with all {@code outputCount} outputs, named "0", "1", … */
    static byte[] convert(byte[] tflite, int outputCount) {
        SortedMap<Integer, String> names = new TreeMap<>();
        for (int i = 0; i < outputCount; i++) {
            names.put(i, Integer.toString(i));
        }
        ByteArrayOutputStream onnx = new ByteArrayOutputStream();
        try {
            new TfliteToOnnx(PoseModel.INPUT, names).convert(tflite, onnx);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return onnx.toByteArray();
    }

    /** Outputs by name, for {@code batch} images in one go, all in {@code nhwc}. */
    Map<String, Output> run(float[] nhwc, int batch) throws OrtException {
        long[] shape = ((TensorInfo) session.getInputInfo().get(PoseModel.INPUT).getInfo()).getShape();
        shape[0] = batch;
        FloatBuffer planes = FloatBuffer.wrap(planes(nhwc, batch, (int) shape[1]));
        Map<String, Output> outputs = new LinkedHashMap<>();
        try (OnnxTensor image = OnnxTensor.createTensor(environment, planes, shape);
                OrtSession.Result result = session.run(Map.of(PoseModel.INPUT, image))) {
            for (var entry : result) {
                OnnxTensor tensor = (OnnxTensor) entry.getValue();
                float[] values = new float[tensor.getFloatBuffer().remaining()];
                tensor.getFloatBuffer().get(values);
                outputs.put(entry.getKey(), new Output(tensor.getInfo().getShape(), values));
            }
        }
        return outputs;
    }

    private static float[] planes(float[] nhwc, int batch, int channels) {
        float[] planes = new float[nhwc.length];
        int pixels = nhwc.length / batch / channels;
        for (int i = 0; i < nhwc.length; i++) {
            int channel = i % channels;
            int pixel = i / channels % pixels;
            int image = i / channels / pixels;
            planes[(image * channels + channel) * pixels + pixel] = nhwc[i];
        }
        return planes;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
