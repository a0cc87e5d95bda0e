package org.ergodrop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The four ONNX files on ONNX Runtime against the TFLite files they were made from, on TensorFlow Lite's own kernels without
 * delegates.
 */
class PoseModelsIT {

    private static final Path MODELS = Path.of("models");
    private static final ModelFolder ONNX = ModelFolder.locate(System.getenv(ModelFolder.VARIABLE), Path.of(""));

    /**
     * How far an output may be from TFLite's, by name. Landmarks and world: what is asked. The others: about ten times what was
     * measured, far below what matters (a box is refined by 224 pixels per frame, a heat map goes through a sigmoid).
     */
    private static final Map<String, Float> TOLERANCES = Map.of(
            "boxes", 0.01f, // pixels
            "scores", 0.005f, // logits, of some hundreds
            "landmarks", 0.01f, // pixels
            "pose_flag", 2e-5f, // probability
            "heatmap", 0.02f, // logits, up to 80
            "world", 2e-5f); // metres

    private enum Picture {
        PHOTO,
        DRAWN,
        NOISE
    }

    static Stream<Arguments> everyModelOnEveryPicture() {
        return Stream.of(PoseModel.values())
                .flatMap(model -> Stream.of(Picture.values()).map(picture -> Arguments.of(model, picture)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everyModelOnEveryPicture")
    void everyOutputIsTheOneOfTensorFlowLite(PoseModel model, Picture picture) throws Exception {
        float[] image = pixels(model, picture);
        try (TfliteReference reference = new TfliteReference(tflite(model));
                OnnxModel onnx = new OnnxModel(Files.readAllBytes(ONNX.file(model)))) {
            List<float[]> expected = reference.run(image);
            Map<String, OnnxModel.Output> actual = onnx.run(image, 1);
            assertThat(actual.keySet())
                    .containsExactlyElementsOf(model.converter().outputs().values());
            model.converter().outputs().forEach((index, name) -> {
                float difference =
                        largestDifference(expected.get(index), actual.get(name).values());
                System.out.printf("%s on %s, %s: differs by at most %.1e%n", model, picture, name, difference);
                assertThat(difference).as(name).isLessThanOrEqualTo(TOLERANCES.get(name));
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalImagesAtOnceGiveWhatEachGivesAlone(PoseModel model) throws Exception {
        float[] drawn = pixels(model, Picture.DRAWN);
        float[] noise = pixels(model, Picture.NOISE);
        float[] both = Arrays.copyOf(noise, 2 * noise.length);
        System.arraycopy(drawn, 0, both, noise.length, drawn.length);
        try (OnnxModel onnx = new OnnxModel(Files.readAllBytes(ONNX.file(model)))) {
            Map<String, OnnxModel.Output> alone = onnx.run(drawn, 1);
            onnx.run(both, 2).forEach((name, output) -> {
                float[] values = output.values();
                float[] second = Arrays.copyOfRange(values, values.length / 2, values.length);
                assertThat(largestDifference(alone.get(name).values(), second))
                        .as(name)
                        .isLessThanOrEqualTo(TOLERANCES.get(name));
                assertThat(output.shape()[0]).isEqualTo(2);
            });
        }
    }

    @Test
    void theShapesAreThoseThatAreWrittenDown() throws Exception {
        try (OnnxModel heavy = new OnnxModel(Files.readAllBytes(ONNX.file(PoseModel.HEAVY)));
                OnnxModel detector = new OnnxModel(Files.readAllBytes(ONNX.file(PoseModel.DETECTOR)))) {
            Map<String, OnnxModel.Output> landmarks = heavy.run(pixels(PoseModel.HEAVY, Picture.DRAWN), 1);
            assertThat(landmarks.get("landmarks").shape()).containsExactly(1, 195);
            assertThat(landmarks.get("pose_flag").shape()).containsExactly(1, 1);
            assertThat(landmarks.get("heatmap").shape()).containsExactly(1, 64, 64, 39);
            assertThat(landmarks.get("world").shape()).containsExactly(1, 117);
            Map<String, OnnxModel.Output> boxes = detector.run(pixels(PoseModel.DETECTOR, Picture.DRAWN), 1);
            assertThat(boxes.get("boxes").shape()).containsExactly(1, 2254, 12);
            assertThat(boxes.get("scores").shape()).containsExactly(1, 2254, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DETECTOR", mode = EnumSource.Mode.EXCLUDE)
    void thePersonIsSeenInThePhotoAndNotInNoise(PoseModel model) throws Exception {
        try (OnnxModel onnx = new OnnxModel(Files.readAllBytes(ONNX.file(model)))) {
            float photo =
                    onnx.run(pixels(model, Picture.PHOTO), 1).get("pose_flag").values()[0];
            float noise =
                    onnx.run(pixels(model, Picture.NOISE), 1).get("pose_flag").values()[0];
            assertThat(photo).isCloseTo(1, within(0.1f));
            assertThat(noise).isCloseTo(0, within(0.1f));
        }
    }

    @ParameterizedTest
    @EnumSource
    void convertingAgainGivesTheBytesThatAreWrittenDown(PoseModel model) throws Exception {
        byte[] tflite = tflite(model);
        ByteArrayOutputStream onnx = new ByteArrayOutputStream();
        model.converter().convert(tflite, onnx);
        Path written = Files.write(Files.createTempFile("again", ".onnx"), onnx.toByteArray());
        try {
            Checksums.read(MODELS.resolve("SHA256SUMS")).require("onnx/" + model.fileName(), written, "");
        } finally {
            Files.delete(written);
        }
    }

    private static float[] pixels(PoseModel model, Picture picture) throws IOException {
        int side = model == PoseModel.DETECTOR ? 224 : 256;
        float lowest = model == PoseModel.DETECTOR ? -1 : 0;
        return switch (picture) {
            case PHOTO -> {
                Path photo = Path.of(System.getProperty("ergodrop.shared", "../shared"), "data/golden/yoga.jpg");
                assumeTrue(Files.exists(photo), "no photo " + photo);
                yield TestPicture.photo(photo, side, lowest);
            }
            case DRAWN -> TestPicture.drawnPerson(side, lowest);
            case NOISE -> TestPicture.noise(new Random(1), side, lowest);
        };
    }

    private static byte[] tflite(PoseModel model) throws IOException {
        Path tflite = MODELS.resolve(new NpmPackage(MODELS, "npm").nameOf(model.tfliteName()));
        assumeTrue(Files.exists(tflite), "no " + tflite + " (models come from " + ModelFolder.VARIABLE + ")");
        return Files.readAllBytes(tflite);
    }

    private static float largestDifference(float[] expected, float[] actual) {
        assertThat(actual).hasSameSizeAs(expected);
        float largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
        }
        return largest;
    }
}
