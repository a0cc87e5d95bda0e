package org.ergodrop.text;

/**
 * Text from outside (file names, settings, messages) as it may be shown: nothing in it can break a line, turn the reading
 * direction round, hide, or be longer than a cell.
 */
public final class ShownText {

    /** Excel's longest cell text. */
    private static final int LONGEST = 32_767;

    private ShownText() {}

    /** {@code raw} with every invisible or unpaired character replaced by U+FFFD, at most 32,767 characters long. */
    public static String of(String raw) {
        StringBuilder shown = new StringBuilder(raw.length());
        raw.codePoints()
                .map(c -> isHarmless(c) ? c : 0xFFFD)
                .takeWhile(c -> shown.length() + Character.charCount(c) <= LONGEST)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** {@link #of}, at most {@code longest} code points: what is longer ends in an ellipsis. */
    public static String of(String raw, int longest) {
        String shown = of(raw);
        if (shown.codePointCount(0, shown.length()) <= longest) {
            return shown;
        }
        return shown.substring(0, shown.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** Line feeds of our own wrapped sentences are kept out on purpose: no text of ours has one. */
    public static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> codePoint == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }

    /** Joins the parts of an emoji; every other format character (bidi overrides, zero-width space) is refused. */
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Whether a spreadsheet that imports this text might take it for a formula. */
    public static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
    }
}
