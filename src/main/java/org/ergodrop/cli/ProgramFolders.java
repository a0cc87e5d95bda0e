package org.ergodrop.cli;

import java.nio.file.Path;
import org.ergodrop.analysis.AnalysisFiles;
import org.ergodrop.models.ModelFolder;

/**
 * Where the program's files lie.
 *
 * @param home the folder that holds {@code models/}, {@code routes/} and {@code config/}
 * @param models the folder with the ONNX pose models
 */
record ProgramFolders(Path home, Path models) {

    static ProgramFolders locate() {
        Path home = ProgramHome.locate();
        return new ProgramFolders(
                home,
                ModelFolder.locate(System.getenv(ModelFolder.VARIABLE), home).folder());
    }

    /** Where the user puts her licensed SMPL-X file. */
    Path smplx() {
        return home.resolve("models").resolve("smplx").resolve("SMPLX_NEUTRAL.npz");
    }

    AnalysisFiles analysisFiles() {
        return new AnalysisFiles(models, smplx(), Path.of(System.getProperty("java.io.tmpdir")), ProgramVersion.text());
    }
}
