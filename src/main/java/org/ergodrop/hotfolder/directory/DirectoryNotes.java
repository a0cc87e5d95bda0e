package org.ergodrop.hotfolder.directory;

import java.util.Optional;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobNotes;

/** The names that a job's files got in a directory. */
record DirectoryNotes(JobNotes notes, JobId job) {

    static final String DELIVERED_AS = "delivered-as";
    static final String ARCHIVED_AS = JobNotes.ARCHIVED_AS;
    static final String FAILED_AS = "failed-as";

    int life() {
        return notes.life(job);
    }

    Optional<String> deliveredAs() {
        return notes.read(job, DELIVERED_AS);
    }

    Optional<String> archivedAs() {
        return notes.read(job, ARCHIVED_AS);
    }

    Optional<String> failedAs() {
        return notes.read(job, FAILED_AS);
    }
}
