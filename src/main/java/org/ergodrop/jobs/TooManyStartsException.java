package org.ergodrop.jobs;

import java.io.Serial;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** Work on a video was begun so often without coming to an end that it is not begun again. */
public final class TooManyStartsException extends Exception implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(TooManyStartsException.class);

    private final String videoName;
    private final int starts;

    public TooManyStartsException(String videoName, int starts) {
        super(SENTENCES.say(Locale.ENGLISH, "jobs.TOO_MANY_STARTS", videoName, starts));
        this.videoName = videoName;
        this.starts = starts;
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, "jobs.TOO_MANY_STARTS", videoName, starts);
    }
}
