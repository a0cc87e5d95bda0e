package org.ergodrop.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pinned npm package that holds the TFLite files; scripts in it are never run.
 *
 * @param folder where {@code package.json} and its lock are
 * @param npm the command
 */
record NpmPackage(Path folder, String npm) {

    private static final String PACKAGE = "node_modules/@mediapipe/pose/";

    /** Name of {@code file} of the package, relative to {@link #folder}. */
    String nameOf(String file) {
        return PACKAGE + file;
    }

    /** Whether {@code file} has been fetched. */
    boolean holds(String file) {
        return Files.isRegularFile(folder.resolve(nameOf(file)));
    }

    /** @throws ModelBuildException when npm is not there, or fails */
    void install() throws InterruptedException {
        try {
            Process process = new ProcessBuilder(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new ModelBuildException("The pose models could not be fetched: '" + npm + " ci' in " + folder
                        + " ended with " + exitCode + " (its own message is above). " + WITHOUT_NPM);
            }
        } catch (IOException e) {
            throw new ModelBuildException(
                    "The pose models could not be fetched: the command '" + npm + "' cannot be run (" + e.getMessage()
                            + "). Install npm (Debian: apt install npm). " + WITHOUT_NPM,
                    e);
        }
    }

    private static final String WITHOUT_NPM = "Without network, set " + ModelFolder.VARIABLE
            + " to a folder that holds the ONNX files (models/README.md) and build again.";
}
