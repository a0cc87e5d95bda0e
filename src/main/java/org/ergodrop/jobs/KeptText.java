package org.ergodrop.jobs;

/** Text as both databases keep it: PostgreSQL refuses a NUL, and no column takes more than its length. */
final class KeptText {

    private static final char INSTEAD = '\uFFFD';

    private KeptText() {}

    /** @param longest as the column says, in characters */
    static String of(String text, int longest) {
        return of(text.length() <= longest ? text : text.substring(0, longest));
    }

    /** The whole of it; halves of characters, which no encoding has, and NUL become U+FFFD. */
    static String of(String text) {
        StringBuilder kept = null;
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            boolean isPair = Character.isHighSurrogate(here)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (isPair) {
                at++;
            } else if (here == 0 || Character.isSurrogate(here)) {
                kept = kept == null ? new StringBuilder(text) : kept;
                kept.setCharAt(at, INSTEAD);
            }
        }
        return kept == null ? text : kept.toString();
    }
}
