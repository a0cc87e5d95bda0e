package org.ergodrop.analysis.pose;

import java.io.Serial;
import org.ergodrop.text.ExplainedException;
import org.ergodrop.text.Sentences;

/** The pose models cannot be used: no video can be analysed until somebody mends that. */
public final class PoseModelException extends ExplainedException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Why; the sentence is {@code Sentences.properties} key {@code pose.<name>}. */
    public enum Problem {
        MISSING,
        UNREADABLE,
        NO_CUDA
    }

    private static final Sentences SENTENCES = Sentences.of(PoseModelException.class);

    private final Problem problem;

    PoseModelException(Problem problem, Object... arguments) {
        super(SENTENCES, "pose." + problem.name(), arguments);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
