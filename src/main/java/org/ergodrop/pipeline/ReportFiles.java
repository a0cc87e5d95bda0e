package org.ergodrop.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ergodrop.analysis.AnalysisResult;

/** Writes the report of one video. */
@FunctionalInterface
public interface ReportFiles {

    /**
     * @param folder where the files go; exists
     * @param stem what the files are named after
     * @param language of the workbook
     * @return the files, complete
     */
    List<Path> write(AnalysisResult result, Path folder, String stem, Locale language) throws IOException;
}
