package org.ergodrop.hotfolder;

/** How a job ended, as the processing log says it. */
public enum Outcome {
    /** The report is delivered and the video archived. */
    COMPLETED,
    /** The file is not a usable video. */
    REJECTED,
    /** The attempts are spent or the failure cannot pass. */
    FAILED,
    /** The file was taken away before it was analysed. */
    CANCELLED
}
