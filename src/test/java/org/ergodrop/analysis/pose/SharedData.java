package org.ergodrop.analysis.pose;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real footage and golden data beside the repository, and the converted models in it. */
final class SharedData {

    private SharedData() {}

    /** A file of the shared data; the test is skipped, and says why, when it is not there. */
    static Path file(String name) {
        Path shared = Path.of(System.getProperty("ergodrop.shared", "../shared"));
        Path file = shared.resolve("data").resolve(name);
        boolean present = Files.isRegularFile(file);
        assumeTrue(present, () -> file + " is not there (-Dergodrop.shared)");
        return file;
    }

    /** The folder of the converted models; they are part of the build, so nothing is skipped without them. */
    static Path models() {
        return Path.of(System.getProperty("ergodrop.models", "models/onnx"));
    }
}
