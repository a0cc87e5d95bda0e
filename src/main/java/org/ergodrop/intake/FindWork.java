package org.ergodrop.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Handler;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobsProperties;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code findWork}: one look at the hot folder; the jobs to queue now. First what was claimed and is not in hand
 * (interrupted by a crash, a stop or an edited route), then new uploads; never more than the workers can take up soon, so
 * that what must wait waits in 01-upload where the user sees it.
 */
@Component("findWork")
class FindWork {

    private final HotFolder hotFolder;
    private final InFlight inFlight;
    private final int atMost;

    FindWork(HotFolder hotFolder, InFlight inFlight, JobsProperties jobs) {
        this.hotFolder = hotFolder;
        this.inFlight = inFlight;
        this.atMost = jobs.workers();
    }

    @Handler
    List<String> look() throws IOException {
        List<String> work = new ArrayList<>();
        for (JobId interrupted : hotFolder.claimed()) {
            if (inFlight.count() < atMost && inFlight.take(interrupted)) {
                work.add(interrupted.value());
            }
        }
        for (Upload upload : hotFolder.finishedUploads()) {
            if (inFlight.count() >= atMost) {
                break;
            }
            Optional<JobId> claimed = hotFolder.claim(upload);
            claimed.filter(inFlight::take).map(JobId::value).ifPresent(work::add);
        }
        return work;
    }
}
