package org.ergodrop.report;

/**
 * The report's colours as 0xRRGGBB. The blues of the owner's sheet are given; the bands' are Ours (ADR-0011): green, amber and
 * red that also differ in lightness, and violet for backward, told apart with every common kind of colour blindness.
 */
final class Palette {

    static final int OWNER_BLUE = 0x366092;
    static final int OWNER_LIGHT_BLUE = 0xD9E2F3;
    static final int WHITE = 0xFFFFFF;
    static final int INK = 0x262626;
    static final int GREY_TEXT = 0x6B6B6B;
    static final int GRID = 0xD0D0D0;
    /** Time in which nothing was measured. */
    static final int UNSEEN = 0xBFBFBF;
    /** The same, behind black text. */
    static final int PALE_UNSEEN = 0xE6E6E6;
    /** Line of the angle in charts. */
    static final int LINE = 0x1F3B5C;
    /** Second line, for the right arm. */
    static final int SECOND_LINE = 0xD9822B;

    private static final int[] BAND = {0x7A6BB0, 0x4FA66E, 0xF2BE3E, 0xB9382C};
    private static final int[] PALE_BAND = {0xDDD8EE, 0xD6EBDD, 0xFCECC0, 0xF2CDC8};

    private Palette() {}

    /** Full colour of band 0..3, for bars and lines. */
    static int band(int band) {
        return BAND[band];
    }

    /** Light colour of band 0..3, behind black text. */
    static int paleBand(int band) {
        return PALE_BAND[band];
    }

    static byte[] bytes(int rgb) {
        return new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb};
    }
}
