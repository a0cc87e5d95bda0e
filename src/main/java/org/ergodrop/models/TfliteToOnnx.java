package org.ergodrop.models;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.SortedMap;

/**
 * Turns a TFLite model with one image as its input into ONNX (operator set 13). The image is float32 {@code [N, channels, height,
 * width]}, any number N of images at once; outputs keep TFLite's shape (images: height, width, channels) behind N. What the kept
 * outputs do not need is left out. The same input gives the same bytes, on every machine.
 *
 * @param inputName ONNX name of the image
 * @param outputs which of the TFLite model's outputs to keep, and their ONNX names
 */
record TfliteToOnnx(String inputName, SortedMap<Integer, String> outputs) {

    private static final int IMAGE_RANK = 4;

    /** @throws ModelConversionException when {@code tflite} is damaged or uses what the converter does not know */
    void convert(byte[] tflite, OutputStream onnx) throws IOException {
        converted(tflite).writeTo(onnx);
    }

    private ProtoMessage converted(byte[] tflite) {
        try {
            TfliteModel model = TfliteModel.parse(tflite);
            Conversion conversion = new Conversion(model, new OnnxGraph("pose"));
            readInput(model, conversion);
            for (TfliteOperator operator : conversion.operatorsBehind(keptTensors(model))) {
                OperatorRules.of(operator).write(operator, conversion);
            }
            outputs.forEach((index, name) ->
                    writeOutput(model, conversion, model.outputs().get(index), name));
            return conversion.graph().model();
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw ModelConversionException.damaged("its numbers do not fit together (" + e.getMessage() + ")");
        }
    }

    private List<Integer> keptTensors(TfliteModel model) {
        if (outputs.lastKey() >= model.outputs().size()) {
            throw ModelConversionException.unsupportedGraph(
                    "it has " + model.outputs().size() + " outputs, and output " + outputs.lastKey() + " is wanted");
        }
        return outputs.keySet().stream()
                .map(index -> model.outputs().get(index))
                .toList();
    }

    private void readInput(TfliteModel model, Conversion conversion) {
        List<Integer> inputs = model.inputs();
        TfliteTensor image = model.tensors().get(inputs.get(0));
        if (inputs.size() != 1 || image.rank() != IMAGE_RANK || image.type() != TfliteTensor.FLOAT32) {
            throw ModelConversionException.unsupportedGraph("its input is not one image of 32-bit floats");
        }
        conversion.graph().input(inputName, List.of(image.size(3), image.size(1), image.size(2)));
        conversion.define(inputs.get(0), inputName);
    }

    private static void writeOutput(TfliteModel model, Conversion conversion, int tensor, String name) {
        TfliteTensor output = model.tensors().get(tensor);
        String value = conversion.valueOf(tensor);
        if (output.rank() == IMAGE_RANK) {
            LayoutRules.toNhwc(conversion.graph(), value, name);
        } else {
            conversion.graph().node("Identity", List.of(value), name);
        }
        conversion.graph().output(name, output.shape().subList(1, output.rank()));
    }
}
