package org.ergodrop.analysis;

import java.nio.file.Path;

/**
 * Where an analysis finds its files.
 *
 * @param models folder with the ONNX pose models
 * @param smplx where the user's SMPL-X file is expected when the settings name none; need not exist
 * @param scratch folder for temporary files, on a disk with room for about 1 KB per frame
 * @param version the program's version, for the report
 */
public record AnalysisFiles(Path models, Path smplx, Path scratch, String version) {}
