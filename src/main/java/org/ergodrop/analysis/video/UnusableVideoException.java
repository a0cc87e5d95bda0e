package org.ergodrop.analysis.video;

import java.io.Serial;
import org.ergodrop.text.ExplainedException;
import org.ergodrop.text.Sentences;

/** A file that cannot be analysed: why, in one sentence, and the state the job goes to. */
public final class UnusableVideoException extends ExplainedException {

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

    public UnusableVideoException(Problem problem, Object... arguments) {
        super(SENTENCES, "video." + problem.name(), arguments);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public State state() {
        return problem.state;
    }
}
