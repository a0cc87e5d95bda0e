package org.ergodrop.report;

import java.io.Serial;
import org.ergodrop.text.ExplainedException;
import org.ergodrop.text.Sentences;

/** A file that is no angles CSV, or a damaged one: what is wrong, in which line, and what to do. */
public final class AnglesCsvException extends ExplainedException {

    @Serial
    private static final long serialVersionUID = 1;

    /** What is wrong; the sentence is {@code Sentences.properties} key {@code csv.<name>}. */
    public enum Problem {
        NOT_FOUND,
        UNREADABLE,
        EMPTY,
        NOT_ANGLES,
        MISSING_COLUMN,
        NO_ROWS,
        WRONG_WIDTH,
        NOT_A_NUMBER,
        OUT_OF_RANGE,
        TIME_NOT_RISING,
        RATE_CHANGES
    }

    private static final Sentences SENTENCES = Sentences.of(AnglesCsvException.class);

    private final Problem problem;

    AnglesCsvException(Problem problem, Object... arguments) {
        super(SENTENCES, "csv." + problem.name(), arguments);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
