package org.ergodrop.analysis.video;

import java.io.Serial;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** A file that cannot be analysed: why, in one sentence, and the state the job goes to. */
public final class UnusableVideoException extends Exception implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    /** The job state that fits: {@code REJECTED} = the file is at fault, {@code FAILED} = reading it failed. */
    public enum State {
        REJECTED,
        FAILED
    }

    /** Why; the sentence is {@code Sentences.properties} key {@code video.<name>}. */
    public enum Problem {
        NOT_FOUND(State.FAILED),
        EMPTY(State.REJECTED),
        NOT_A_VIDEO(State.REJECTED),
        NO_VIDEO_STREAM(State.REJECTED),
        TRUNCATED(State.REJECTED),
        TOO_LARGE(State.REJECTED),
        TOO_LONG(State.REJECTED),
        NOTHING_DECODABLE(State.REJECTED),
        UNREADABLE(State.FAILED);

        private final State state;

        Problem(State state) {
            this.state = state;
        }
    }

    private static final Sentences SENTENCES = Sentences.of(UnusableVideoException.class);

    private final Problem problem;
    private final transient Object[] arguments;

    public UnusableVideoException(Problem problem, Object... arguments) {
        super(SENTENCES.say(Locale.ENGLISH, "video." + problem.name(), arguments));
        this.problem = problem;
        this.arguments = arguments.clone();
    }

    public Problem problem() {
        return problem;
    }

    public State state() {
        return problem.state;
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, "video." + problem.name(), arguments);
    }
}
