package org.ergodrop.hotfolder.drive;

import java.io.IOException;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.LostLeaseException;

/**
 * Asked before each change on Drive, which knows nothing of attempts: a worker that stood still meanwhile, or whose job a person
 * ended, changes nothing any more. What is left open is the time of one request.
 */
record Fence(Ledger ledger) {

    /** @param job as it was when its attempt began */
    void require(Job job) throws IOException {
        Job now = ledger.get(job.id());
        if (now.closed() || now.attempt() != job.attempt()) {
            throw new IOException("another attempt has the job", new LostLeaseException(job.id()));
        }
    }
}
