package org.ergodrop.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the time of a job goes into. */
enum Stage {
    /** From the hot folder to the local disk. */
    DOWNLOAD,
    /** Looking whether the file is a video. */
    CHECK,
    /** Wall-clock time from the opening of a video to its result: it holds the six stages that follow, which overlap. */
    ANALYSIS,
    DECODE("decode"),
    SURVEY("survey"),
    POSE("pose"),
    BODY("body.shape", "body.fit"),
    POSTURE("posture"),
    ERGONOMICS("ergonomics"),
    /** Writing Excel, CSV and JSON. */
    REPORT,
    /** Proving the video unchanged, bringing the report to the hot folder and proving that it is there. */
    UPLOAD,
    /** Handing one mail to the mail server. */
    MAIL;

    private final List<String> inResult;

    Stage(String... inResult) {
        this.inResult = List.of(inResult);
    }

    /** By its name in {@code AnalysisResult.stageSeconds}; empty for the parts of a stage. */
    static Optional<Stage> ofAnalysis(String name) {
        return Arrays.stream(values())
                .filter(stage -> stage.inResult.contains(name))
                .findFirst();
    }
}
