package org.ergodrop.notify;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A letter, written.
 *
 * @param subject one line
 * @param text for readers without HTML
 * @param reference the mail it belongs to, by its letter's id: receivers show them as one conversation
 */
record Mail(
        Letter letter,
        String subject,
        String html,
        String text,
        Optional<Attachment> attachment,
        Optional<String> reference) {

    /**
     * @param file what is attached
     * @param name how it is called
     */
    record Attachment(Path file, String name) {}
}
