package org.ergodrop.jobs;

/** Message headers that the routes carry; the routes' YAML uses the same names. */
public final class JobHeaders {

    /** {@link JobId} as text: on every message after the claim. */
    public static final String JOB_ID = "ErgodropJobId";

    /** What the person called the video; for log lines. */
    public static final String VIDEO_NAME = "ErgodropVideoName";

    /** How far an earlier start got with the job: {@code NEW}, {@code DELIVERED} or {@code GIVEN_UP}. */
    public static final String STAGE = "ErgodropStage";

    /** What the file turned out to be: {@code video} or {@code other}. */
    public static final String CONTENT = "ErgodropContent";

    /** Why a job is given up, one sentence in the configured language. */
    public static final String REASON = "ErgodropReason";

    /** Outcome for the processing log: {@code COMPLETED}, {@code REJECTED} or {@code FAILED}. */
    public static final String OUTCOME = "ErgodropOutcome";

    private JobHeaders() {}
}
