package org.ergodrop.cli;

import org.ergodrop.text.Sentences;

/** The sentences of the command line. */
final class CliText {

    static final Sentences SENTENCES = Sentences.of(CliText.class);

    private CliText() {}
}
