package org.ergodrop.report;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of one analysis.
 *
 * @param workbook {@code <stem>_ergonomics.xlsx}
 * @param angles {@code <stem>_angles.csv}
 * @param json {@code <stem>_analysis.json}
 */
public record ReportFiles(Path workbook, Path angles, Path json) {

    public List<Path> all() {
        return List.of(workbook, angles, json);
    }
}
