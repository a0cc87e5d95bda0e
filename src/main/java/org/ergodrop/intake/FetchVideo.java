package org.ergodrop.intake;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.LostLeaseException;
import org.ergodrop.text.Sentences;
import org.springframework.stereotype.Component;

/** Route verb {@code fetchVideo}: the job's {@link VideoFile}, complete on the local disk and verified. */
@Component("fetchVideo")
class FetchVideo {

    private static final Sentences SENTENCES = Sentences.of(FetchVideo.class);

    private final HotFolders folders;
    private final InFlight inFlight;

    FetchVideo(HotFolders folders, InFlight inFlight) {
        this.folders = folders;
        this.inFlight = inFlight;
    }

    @Handler
    VideoFile fetch(@Header(JobHeaders.JOB_ID) String jobId) throws IOException, LostLeaseException {
        Job job = inFlight.require(jobId);
        HotFolder folder = folders.of(job);
        if (!folder.claim(job)) {
            throw new HotFolderException(
                    HotFolderException.Kind.GONE,
                    locale -> SENTENCES.say(locale, "intake.GONE", job.name()),
                    null,
                    null);
        }
        Path local = folder.fetch(job, (done, all) -> inFlight.goesOn(job.id()));
        return new VideoFile(local, job.name());
    }
}
