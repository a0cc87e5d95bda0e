package org.ergodrop.analysis.body;

import java.io.Serial;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** A body model file that cannot be used: why, and what to do. */
public final class UnusableBodyModelException extends Exception implements Explained {

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
    private final transient Object[] arguments;

    UnusableBodyModelException(Problem problem, Object... arguments) {
        super(SENTENCES.say(Locale.ENGLISH, "body." + problem.name(), arguments));
        this.problem = problem;
        this.arguments = arguments.clone();
    }

    public Problem problem() {
        return problem;
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, "body." + problem.name(), arguments);
    }
}
