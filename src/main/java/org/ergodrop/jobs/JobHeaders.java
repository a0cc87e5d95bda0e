package org.ergodrop.jobs;

/** Message headers that the routes carry; the routes' YAML uses the same names. */
public final class JobHeaders {

    /** Name of the hot folder that is looked at. */
    public static final String QUEUE = "ErgodropQueue";

    /** {@link JobId} as text: on every message after the claim. */
    public static final String JOB_ID = "ErgodropJobId";

    /** What the person called the video; for log lines. */
    public static final String VIDEO_NAME = "ErgodropVideoName";

    /** What is left to do, see {@link Stage}. */
    public static final String STAGE = "ErgodropStage";

    /** What the file turned out to be: {@code video} or {@code other}. */
    public static final String CONTENT = "ErgodropContent";

    /** Why a job is given up or waits, one sentence in the queue's language. */
    public static final String REASON = "ErgodropReason";

    /** State in which a job ends that is put aside: {@code REJECTED}, {@code FAILED} or {@code CANCELLED}. */
    public static final String OUTCOME = "ErgodropOutcome";

    /** What is left to do with a job that a worker begins with. */
    public enum Stage {
        /** To be analysed from its beginning. */
        NEW,
        /** The report is complete on this disk: only the delivery is left. */
        ANALYSED,
        /** It is given up, but not yet put aside completely. */
        GIVEN_UP,
        /** Nothing: it has ended, is not due yet, or another worker has it. The message is dropped. */
        NOTHING
    }

    private JobHeaders() {}
}
