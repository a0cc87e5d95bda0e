package org.ergodrop.intake;

import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;
import org.apache.camel.support.SynchronizationAdapter;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.hotfolder.ClaimedVideo;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobsProperties;
import org.ergodrop.jobs.TooManyStartsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code beginJob}: a job's id in, its {@link VideoFile} out; sets the stage and the video's name. The start is
 * counted on disk before the file is opened. However the exchange ends, the job is put down; when its
 * route was edited or stopped under it, the start does not count.
 */
@Component("beginJob")
class BeginJob {

    private static final Logger LOG = LoggerFactory.getLogger(BeginJob.class);
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
        exchange.getExchangeExtension()
                .addOnCompletion(new PutDown(id, exchange.getContext().getRoute(exchange.getFromRouteId())));
        if (video.stage() == ClaimedVideo.Stage.NEW && video.starts() > maxStarts) {
            throw new TooManyStartsException(video.originalName(), maxStarts);
        }
        return new VideoFile(video.file(), video.originalName());
    }

    /** Releases the job when its exchange ends, in whatever way. */
    private final class PutDown extends SynchronizationAdapter {

        private final JobId id;
        private final @Nullable Route begun;

        PutDown(JobId id, @Nullable Route begun) {
            this.id = id;
            this.begun = begun;
        }

        @Override
        public void onDone(Exchange exchange) {
            if (isRouteTakenAway(exchange.getContext())) {
                uncount();
            }
            inFlight.release(id);
            MDC.remove(MDC_KEY);
        }

        /** A service that stops uncounts by itself. */
        private boolean isRouteTakenAway(CamelContext camel) {
            if (begun == null || camel.isStopping() || camel.isStopped()) {
                return false;
            }
            // the route itself says "started" until its last video is let go: its consumer knows earlier
            boolean stands = begun.getConsumer() instanceof StatefulService consumer && !consumer.isStarted();
            return stands || camel.getRoute(begun.getRouteId()) != begun;
        }

        private void uncount() {
            // an interrupted thread can write nothing
            boolean interrupted = Thread.interrupted();
            try {
                hotFolder.uncount(id);
            } catch (IOException e) {
                LOG.warn("job {}: its start could not be taken back, it counts as an attempt: {}", id, e.toString());
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
