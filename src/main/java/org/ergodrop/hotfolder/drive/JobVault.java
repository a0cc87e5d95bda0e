package org.ergodrop.hotfolder.drive;

import java.util.Optional;
import org.ergodrop.google.SessionVault;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobNotes;

/** An upload session in the notes of its job. */
record JobVault(JobNotes notes, JobId job, String note) implements SessionVault {

    @Override
    public Optional<String> read() {
        return notes.read(job, note);
    }

    @Override
    public void keep(String sealedSession) {
        notes.write(job, note, sealedSession);
    }

    @Override
    public void forget() {
        notes.remove(job, note);
    }
}
