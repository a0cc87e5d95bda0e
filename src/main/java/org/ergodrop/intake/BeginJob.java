package org.ergodrop.intake;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.apache.camel.support.SynchronizationAdapter;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.hotfolder.ClaimedVideo;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobsProperties;
import org.ergodrop.jobs.TooManyStartsException;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code beginJob}: a job's id in, its {@link VideoFile} out; sets the stage and the video's name. The start is
 * counted on disk before the file is opened. However the exchange ends, the job is put down.
 */
@Component("beginJob")
class BeginJob {

    private static final String MDC_KEY = "job";

    private final HotFolder hotFolder;
    private final InFlight inFlight;
    private final int maxStarts;

    BeginJob(HotFolder hotFolder, InFlight inFlight, JobsProperties jobs) {
        this.hotFolder = hotFolder;
        this.inFlight = inFlight;
        this.maxStarts = jobs.maxStarts();
    }

    @Handler
    VideoFile begin(@Header(JobHeaders.JOB_ID) String jobId, Exchange exchange)
            throws IOException, TooManyStartsException {
        JobId id = JobId.parse(jobId);
        ClaimedVideo video = hotFolder.begin(id);
        MDC.put(MDC_KEY, id.value());
        exchange.getMessage().setHeader(JobHeaders.VIDEO_NAME, video.originalName());
        exchange.getMessage().setHeader(JobHeaders.STAGE, video.stage().name());
        exchange.setProperty(JobHeaders.ROUTE, exchange.getContext().getRoute(exchange.getFromRouteId()));
        exchange.getExchangeExtension().addOnCompletion(new PutDown(id));
        if (video.stage() == ClaimedVideo.Stage.NEW && video.starts() > maxStarts) {
            throw new TooManyStartsException(video.originalName(), maxStarts);
        }
        return new VideoFile(video.file(), video.originalName());
    }

    /** Releases the job when its exchange ends, in whatever way. */
    private final class PutDown extends SynchronizationAdapter {

        private final JobId id;

        PutDown(JobId id) {
            this.id = id;
        }

        @Override
        public void onDone(Exchange exchange) {
            inFlight.release(id);
            MDC.remove(MDC_KEY);
        }
    }
}
