package org.ergodrop.cli;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Locale;
import org.ergodrop.text.Explained;

/** Two demos in one folder would take each other's files. */
final class DemoInUseException extends IOException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private final String folder;

    DemoInUseException(Path folder) {
        super("the demo already runs in " + folder);
        this.folder = folder.toString();
    }

    @Override
    public String explain(Locale locale) {
        return CliText.SENTENCES.say(locale, "demo.in-use", folder);
    }
}
