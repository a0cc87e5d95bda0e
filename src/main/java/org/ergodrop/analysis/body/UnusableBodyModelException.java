package org.ergodrop.analysis.body;

import java.io.Serial;
import org.ergodrop.text.ExplainedException;
import org.ergodrop.text.Sentences;

/** A body model file that cannot be used: why, and what to do. */
public final class UnusableBodyModelException extends ExplainedException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Why; the sentence is {@code Sentences.properties} key {@code body.<name>}. */
    public enum Problem {
        NOT_FOUND,
        NOT_NPZ,
        DAMAGED,
        MISSING_ARRAY,
        WRONG_TYPE,
        WRONG_SHAPE,
        WRONG_TREE,
        NOT_FINITE,
        SMPL_NOT_SMPLX
    }

    private static final Sentences SENTENCES = Sentences.of(UnusableBodyModelException.class);

    private final Problem problem;

    UnusableBodyModelException(Problem problem, Object... arguments) {
        super(SENTENCES, "body." + problem.name(), arguments);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
