package org.ergodrop.report;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.ergodrop.text.ShownText;

/**
 * The part of the output files' names that comes from the video's name, made safe for every file system we know of.
 *
 * @param text at most {@value #MOST_BYTES} bytes of UTF-8; no separator, control or reserved character; never empty
 */
record FileStem(String text) {

    /** A name may have 255 bytes (ext4, APFS; NTFS 255 UTF-16 units); our longest addition is under 55. */
    static final int MOST_BYTES = 200;

    /** Forbidden in names by Windows, see Microsoft's "Naming Files, Paths, and Namespaces"; / and NUL also by POSIX. */
    private static final String RESERVED = "<>:\"/\\|?*";

    /** Device names of Windows, whatever follows the first dot. Same source. */
    private static final Set<String> DEVICES = Set.of(
            "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1",
            "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

    /** Used when nothing of the name can be kept. */
    private static final String NAMELESS = "video";

    static FileStem of(String raw) {
        StringBuilder safe = new StringBuilder();
        Normalizer.normalize(raw, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> ShownText.isHarmless(c) && RESERVED.indexOf(c) < 0 ? c : '_')
                .forEach(safe::appendCodePoint);
        String trimmed = withoutEdges(safe.toString());
        if (DEVICES.contains(trimmed.split("\\.", 2)[0].strip().toUpperCase(Locale.ROOT))) {
            trimmed = "_" + trimmed;
        }
        String cut = withoutEdges(firstBytes(trimmed));
        return new FileStem(cut.isEmpty() ? NAMELESS : cut);
    }

    /**
     * Without what misleads at the edges: leading dots hide a file or climb a folder, a leading dash reads as an option, a
     * leading =, + or @ as a formula; trailing dots and blanks are dropped by Windows.
     */
    private static String withoutEdges(String text) {
        return text.strip().replaceFirst("^[.\\-=+@\\s]+", "").replaceFirst("[.\\s]+$", "");
    }

    private static String firstBytes(String text) {
        StringBuilder cut = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                break;
            }
            cut.appendCodePoint(c);
            at += Character.charCount(c);
        }
        return cut.toString();
    }

    /** For a process whose locale cannot name other characters (LANG=C): accents are dropped, the rest becomes _. */
    FileStem inAscii() {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return of(plain.replaceAll("[^\\x20-\\x7e]", "_"));
    }
}
