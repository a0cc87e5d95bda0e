package org.ergodrop.hotfolder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ergodrop.jobs.JobId;

/**
 * Where videos are dropped and reports come back. Every verb may be repeated after a crash in its middle: it continues
 * where it was, and nothing happens twice.
 */
public interface HotFolder {

    /**
     * The uploads that have finished: name, size and time stayed the same over two looks. Oldest first.
     *
     * @throws IOException when the folder cannot be listed; an outage is not an empty folder
     */
    List<Upload> finishedUploads() throws IOException;

    /** Takes an upload for a new job; empty when it was taken away or replaced meanwhile. */
    Optional<JobId> claim(Upload upload) throws IOException;

    /** Every claimed job that is not closed yet, oldest first. */
    List<JobId> claimed() throws IOException;

    /** Begins work on a job: the start is counted before anything else can go wrong. */
    ClaimedVideo begin(JobId id) throws IOException;

    /** Takes back the last count, when the service was stopped and the video is not at fault. */
    void uncount(JobId id) throws IOException;

    /** An empty folder for the report's files; nobody sees it before {@link #deliver}. */
    Path reportFolder(JobId id) throws IOException;

    /** Makes the report visible, all its files at once, exactly once; returns what the folder is called. */
    String deliver(JobId id) throws IOException;

    /** Moves the video to the archive, under another name when the name is taken. */
    void archive(JobId id) throws IOException;

    /** Moves the video to the failed ones, with a text file beside it that says why. */
    void putAside(JobId id, Outcome outcome, String reason) throws IOException;

    /** Writes the job's line to the processing log and forgets the job. */
    void close(JobId id) throws IOException;
}
