package org.ergodrop.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.jobs.JobHeaders;
import org.springframework.stereotype.Component;

/** Route verb {@code writeReport}: {@link AnalysisResult} in, the files of the report out. */
@Component("writeReport")
class WriteReport {

    private final ReportFiles report;

    WriteReport(ReportFiles report) {
        this.report = report;
    }

    @Handler
    List<Path> write(
            @Body AnalysisResult result,
            @ExchangeProperty("ErgodropReportFolder") Path folder,
            @Header(JobHeaders.VIDEO_NAME) String videoName)
            throws IOException {
        return report.write(result, folder, new VideoFile(folder, videoName).stem());
    }
}
