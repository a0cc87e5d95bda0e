package org.ergodrop.hotfolder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ergodrop.jobs.Job;

/**
 * Where videos are dropped and reports come back. How far a job is stands in the ledger; what a step must not choose twice, in
 * the job's notes. Every verb may be repeated after a crash in its middle: it continues where it was, and nothing happens
 * twice.
 *
 * <p>Every verb throws {@link HotFolderException} for the failures that have a name, any other {@link IOException} for a disk
 * or a line that fails.
 */
public interface HotFolder {

    /** The queue it serves. */
    String queue();

    /**
     * One complete look into 01-upload: every file that could be a video, oldest first. Whether an upload has finished is
     * judged by the caller over several looks.
     *
     * @throws IOException when the folder cannot be listed completely; an outage is not an empty folder
     */
    List<Upload> look() throws IOException;

    /**
     * What lies in 02-processing, one name for each video, the same as long as it lies there; for somebody who sees only the folder.
     *
     * @throws IOException when the folder cannot be listed completely
     */
    List<String> inProcessing() throws IOException;

    /** Whether a file that look() showed again after its job ended was really put back by a person. */
    boolean isBack(Job ended) throws IOException;

    /** Moves the job's file to 02-processing; done already is done. False: it is gone, or its content is another. */
    boolean claim(Job job) throws IOException;

    /**
     * The job's content on the local disk, complete and verified; where an earlier attempt stopped, it goes on.
     *
     * @param progress is told how many bytes are here
     */
    Path fetch(Job job, Progress progress) throws IOException;

    /** How many bytes of a file are here. */
    @FunctionalInterface
    interface Progress {
        void bytes(long done, long all);
    }

    /** Makes sure that the file still holds what was analysed; throws GONE or REPLACED. */
    void confirm(Job job) throws IOException;

    /** An empty folder for the report's files; nobody sees it before {@link #deliver}. */
    Path reportFolder(Job job) throws IOException;

    /** Whether the report that an earlier attempt wrote completely can still be delivered from this machine. */
    boolean hasReport(Job job) throws IOException;

    /** Makes the report visible, all its files, exactly once, and proves it. */
    Delivery deliver(Job job) throws IOException;

    /** Files the video of a delivered report, as the queue's settings say. */
    void archive(Job job) throws IOException;

    /** Puts the file back into 01-upload when it is in 02-processing: it will be another job. */
    void giveBack(Job job) throws IOException;

    /** Moves the video to the failed ones, with a text beside it that says why. Gone already is done. */
    void putAside(Job job, Outcome outcome, String reason) throws IOException;

    /** Writes the job's line to the processing log of the day, once. */
    void log(Job job, Outcome outcome) throws IOException;

    /**
     * Removes what only the work needed: the local copy of the video, unseen reports. The job is about to be closed. The report
     * stays where {@link Delivery#workbook} said until its mail is out.
     */
    void forget(Job job) throws IOException;

    /**
     * Puts back into 01-upload what lies in 02-processing without an open job in the ledger (a ledger that was lost or
     * restored from an older copy). Returns how many files that were.
     */
    int returnStrays() throws IOException;
}
