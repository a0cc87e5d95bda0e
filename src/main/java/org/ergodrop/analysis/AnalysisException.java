package org.ergodrop.analysis;

import java.io.Serial;
import java.util.Locale;
import org.ergodrop.text.Explained;

/** The analysis cannot work here, whatever the video: a model is missing or broken. Says the cause's own sentence. */
public final class AnalysisException extends RuntimeException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    AnalysisException(Exception cause) {
        super(cause.getMessage(), cause);
    }

    @Override
    public String explain(Locale locale) {
        return getCause() instanceof Explained explained ? explained.explain(locale) : String.valueOf(getMessage());
    }
}
