package org.ergodrop.analysis.pose;

import java.io.Serial;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** The pose models cannot be used: no video can be analysed until somebody mends that. */
public final class PoseModelException extends Exception implements Explained {

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
    private final transient Object[] arguments;

    PoseModelException(Problem problem, Object... arguments) {
        super(SENTENCES.say(Locale.ENGLISH, "pose." + problem.name(), arguments));
        this.problem = problem;
        this.arguments = arguments.clone();
    }

    public Problem problem() {
        return problem;
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, "pose." + problem.name(), arguments);
    }
}
