package org.ergodrop.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.analysis.AnalysisResult;

/** Writes the report of one video. */
@FunctionalInterface
public interface ReportFiles {

    /**
     * A report that was written.
     *
     * @param files complete
     * @param summary what a mail says about it, by the keys of {@link org.ergodrop.jobs.MailDetails}
     */
    record Written(List<Path> files, Map<String, String> summary) {}

    /**
     * @param folder where the files go; exists
     * @param stem what the files are named after
     * @param language of the workbook
     */
    Written write(AnalysisResult result, Path folder, String stem, Locale language) throws IOException;
}
