package org.ergodrop.jobs;

import java.io.Serial;
import java.nio.file.Path;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** Another service works with the same data folder. */
public final class DataFolderInUseException extends RuntimeException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(DataFolderInUseException.class);

    private final String folder;

    DataFolderInUseException(Path folder) {
        super(SENTENCES.say(Locale.ENGLISH, "jobs.DATA_IN_USE", folder.toString()));
        this.folder = folder.toString();
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, "jobs.DATA_IN_USE", folder);
    }
}
