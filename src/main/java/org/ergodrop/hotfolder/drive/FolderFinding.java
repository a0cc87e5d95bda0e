package org.ergodrop.hotfolder.drive;

import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/**
 * What is wrong, or right, with one of the six folders.
 *
 * @param folder its name
 * @param state what was found
 */
public record FolderFinding(String folder, String id, State state) implements Explained {

    private static final Sentences SENTENCES = Sentences.of(FolderFinding.class);

    /** What was found. */
    public enum State {
        FINE,
        GONE,
        NO_FOLDER,
        TRASHED,
        NO_LIST,
        NO_ADD,
        NO_MOVE
    }

    public boolean isFine() {
        return state == State.FINE;
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, "folder." + state, folder, id);
    }
}
