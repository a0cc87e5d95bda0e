package org.ergodrop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.ergodrop.models.TfliteSample.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build step, with a package of tiny models and a stand-in for npm that copies it into place. */
class BuildModelsTest {

    private static final String PACKAGE = "node_modules/@mediapipe/pose/";

    @TempDir
    private Path models;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void layOutThePackage() throws IOException {
        Path registry = Files.createDirectories(models.resolve("registry"));
        StringBuilder checksums = new StringBuilder();
        int width = 1;
        for (PoseModel model : PoseModel.values()) {
            byte[] tflite = tinyModel(width++);
            ByteArrayOutputStream onnx = new ByteArrayOutputStream();
            model.converter().convert(tflite, onnx);
            Files.write(registry.resolve(model.tfliteName()), tflite);
            checksums.append(sha256(tflite) + "  " + PACKAGE + model.tfliteName() + "\n");
            checksums.append(sha256(onnx.toByteArray()) + "  onnx/" + model.fileName() + "\n");
        }
        Files.writeString(models.resolve("SHA256SUMS"), checksums);
    }

    @Test
    void inAFreshCloneItFetchesAndBuildsAllFour() throws Exception {
        build(npm("mkdir -p " + PACKAGE + " && cp registry/* " + PACKAGE));
        assertThat(files("onnx"))
                .containsExactly(
                        "pose_detection.onnx",
                        "pose_landmark_full.onnx",
                        "pose_landmark_heavy.onnx",
                        "pose_landmark_lite.onnx");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("pose_landmark_heavy.onnx");
    }

    @Test
    void npmIsAskedForTheLockedPackageWithoutItsScripts() throws Exception {
        build(npm("echo \"$@\" > asked; mkdir -p " + PACKAGE + " && cp registry/* " + PACKAGE));
        assertThat(models.resolve("asked")).hasContent("ci --ignore-scripts --no-audit --no-fund");
    }

    @Test
    void whenTheFilesAreRightItDoesNothingAndNeedsNoNpm() throws Exception {
        inAFreshCloneItFetchesAndBuildsAllFour();
        FileTime built = FileTime.fromMillis(0);
        Path heavy = models.resolve("onnx/pose_landmark_heavy.onnx");
        Files.setLastModifiedTime(heavy, built);
        for (PoseModel model : PoseModel.values()) {
            Files.delete(models.resolve(PACKAGE + model.tfliteName()));
        }
        build("no-such-npm");
        assertThat(Files.getLastModifiedTime(heavy)).isEqualTo(built);
    }

    @Test
    void aDamagedOnnxFileIsBuiltAgainWithoutFetching() throws Exception {
        inAFreshCloneItFetchesAndBuildsAllFour();
        Path full = models.resolve("onnx/pose_landmark_full.onnx");
        byte[] right = Files.readAllBytes(full);
        Files.write(full, new byte[] {1, 2, 3});
        build("no-such-npm");
        assertThat(full).hasBinaryContent(right);
        assertThat(files("onnx")).hasSize(4);
    }

    @Test
    void aPackageWithOtherContentsIsRefusedWithBothChecksumsAndWhatToDo() throws Exception {
        String npm = npm("mkdir -p " + PACKAGE + " && cp registry/* " + PACKAGE + " && echo x >> " + PACKAGE
                + "pose_landmark_lite.tflite");
        byte[] changed = concat(Files.readAllBytes(models.resolve("registry/pose_landmark_lite.tflite")), "x\n");
        assertThatThrownBy(() -> build(npm))
                .isInstanceOf(ModelBuildException.class)
                .hasMessageContaining("pose_landmark_lite.tflite is not the file")
                .hasMessageContaining("expected SHA-256 "
                        + sha256(Files.readAllBytes(models.resolve("registry/pose_landmark_lite.tflite"))))
                .hasMessageContaining("found    SHA-256 " + sha256(changed))
                .hasMessageContaining("Delete the folder");
    }

    @Test
    void aConverterThatWritesSomethingElseIsFoundAndLeavesNoFile() throws Exception {
        Path checksums = models.resolve("SHA256SUMS");
        Files.writeString(
                checksums, Files.readString(checksums).replaceAll("[0-9a-f]+  onnx/pose_det", "0000  onnx/pose_det"));
        assertThatThrownBy(() -> build(npm("mkdir -p " + PACKAGE + " && cp registry/* " + PACKAGE)))
                .isInstanceOf(ModelBuildException.class)
                .hasMessageContaining("The converter writes something else now");
        assertThat(files("onnx")).isEmpty();
    }

    @Test
    void withoutNpmOrNetworkItSaysWhatToDo() {
        assertThatThrownBy(() -> build("no-such-npm"))
                .isInstanceOf(ModelBuildException.class)
                .hasMessageContaining("Install npm")
                .hasMessageContaining("ERGODROP_MODELS");
        assertThatThrownBy(() -> build(npm("exit 7")))
                .isInstanceOf(ModelBuildException.class)
                .hasMessageContaining("ended with 7")
                .hasMessageContaining("ERGODROP_MODELS");
    }

    @Test
    void aFolderWithReadyFilesMeansThatNothingIsBuilt() throws Exception {
        BuildModels.run(models, "/ready", new PrintStream(log, true, StandardCharsets.UTF_8));
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("/ready").contains("ERGODROP_MODELS");
        assertThat(models.resolve("onnx")).doesNotExist();
    }

    @Test
    void thePageAboutTheModelsNamesTheChecksumsThatAreChecked() throws IOException {
        String page = Files.readString(Path.of("models/README.md"));
        Checksums checksums = Checksums.read(Path.of("models/SHA256SUMS"));
        for (PoseModel model : PoseModel.values()) {
            assertThat(page)
                    .containsPattern("`" + model.tfliteName() + "`.*"
                            + checksums.byName().get(PACKAGE + model.tfliteName()) + ".*`" + model.fileName() + "`");
        }
    }

    @Test
    void theLockPinsTheContentsAndNamesNoServer() throws IOException {
        assertThat(Files.readString(Path.of("models/package-lock.json")))
                .contains("\"integrity\": \"sha512-", "0.5.1675469404")
                .doesNotContain("http");
    }

    private void build(String npm) throws IOException, InterruptedException {
        Checksums checksums = Checksums.read(models.resolve("SHA256SUMS"));
        new BuildModels(new NpmPackage(models, npm), checksums, new PrintStream(log, true, StandardCharsets.UTF_8))
                .run();
    }

    private String npm(String script) throws IOException {
        Path file = models.resolve("npm");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(models.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Five outputs, as the landmark models have. */
    private static byte[] tinyModel(int width) {
        TfliteSample sample = new TfliteSample(1, 1, width, 3);
        int result = sample.operator(
                BuiltinOperator.LOGISTIC, Options.NONE, null, List.of(0), sample.valueLike(sample.image()));
        for (int i = 0; i < 5; i++) {
            sample.output(result);
        }
        return sample.bytes();
    }

    private static byte[] concat(byte[] start, String end) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(start);
        all.write(end.getBytes(StandardCharsets.US_ASCII));
        return all.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
