package org.ergodrop.hotfolder.directory;

import java.io.Serial;
import java.nio.file.Path;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** Another service works on the same hot folder. */
public final class FolderInUseException extends RuntimeException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(FolderInUseException.class);

    private final String root;

    FolderInUseException(Path root) {
        super(SENTENCES.say(Locale.ENGLISH, "hotfolder.IN_USE", root.toString()));
        this.root = root.toString();
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, "hotfolder.IN_USE", root);
    }
}
