package org.ergodrop.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.hotfolder.FileNames;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.LostLeaseException;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;
import org.springframework.stereotype.Component;

/** Route verb {@code writeReport}: {@link AnalysisResult} in, the files of the report out; the ledger knows that they are complete. */
@Component("writeReport")
class WriteReport {

    private final ReportFiles report;
    private final InFlight inFlight;
    private final JobNotes notes;
    private final Queues queues;
    private final Troubles troubles;

    WriteReport(ReportFiles report, InFlight inFlight, JobNotes notes, Queues queues, Troubles troubles) {
        this.report = report;
        this.inFlight = inFlight;
        this.notes = notes;
        this.queues = queues;
        this.troubles = troubles;
    }

    @Handler
    List<Path> write(
            @Body AnalysisResult result,
            @ExchangeProperty("ErgodropReportFolder") Path folder,
            @Header(JobHeaders.JOB_ID) String jobId)
            throws IOException, LostLeaseException {
        Job job = inFlight.require(jobId);
        Locale language = queues.of(job.queue()).language();
        ReportFiles.Written written = report.write(result, folder, FileNames.stem(job.name()), language);
        // writing took a while
        job = inFlight.require(jobId);
        notes.write(job.id(), JobNotes.SUMMARY, written.summary());
        inFlight.move(job, JobState.ANALYSED);
        troubles.end(TroubleKind.DISK_FULL, job.queue(), job.queue());
        return written.files();
    }
}
