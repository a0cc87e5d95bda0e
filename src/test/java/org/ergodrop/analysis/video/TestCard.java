package org.ergodrop.analysis.video;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A picture that tells which frame it is and which way up: corner patches red (top left), green (top right), blue (bottom
 * left), white (bottom right) on grey, and in the middle third twelve bars, black or white, that spell the frame number.
 */
record TestCard(int widthPx, int heightPx) {

    static final int RED = 0xD01010;
    static final int GREEN = 0x10C010;
    static final int BLUE = 0x1010D0;
    static final int WHITE = 0xF0F0F0;
    private static final int GREY = 0x808080;
    private static final int BITS = 12;

    /** Writes frames 0 … {@code frames}-1 at {@code fps}. */
    Path write(Path target, int frames, double fps) throws IOException {
        try (Mp4Writer writer = Mp4Writer.open(target, widthPx, heightPx, fps)) {
            RgbFrame frame = RgbFrame.unpooled(widthPx, heightPx);
            for (int i = 0; i < frames; i++) {
                paint(frame, i);
                writer.write(frame);
            }
        }
        return target;
    }

    void paint(RgbFrame frame, int number) {
        byte[] rgb = frame.rgb();
        for (int y = 0; y < heightPx; y++) {
            for (int x = 0; x < widthPx; x++) {
                int colour = colourAt(x, y, number);
                int at = (y * widthPx + x) * 3;
                rgb[at] = (byte) (colour >> 16);
                rgb[at + 1] = (byte) (colour >> 8);
                rgb[at + 2] = (byte) colour;
            }
        }
    }

    private int colourAt(int x, int y, int number) {
        boolean top = y < heightPx / 4;
        boolean bottom = y >= heightPx - heightPx / 4;
        boolean left = x < widthPx / 4;
        boolean right = x >= widthPx - widthPx / 4;
        if ((top || bottom) && (left || right)) {
            return top ? (left ? RED : GREEN) : (left ? BLUE : WHITE);
        }
        if (y >= heightPx / 3 && y < heightPx - heightPx / 3) {
            return (number >> (x * BITS / widthPx) & 1) == 1 ? 0xFFFFFF : 0x000000;
        }
        return GREY;
    }

    /** The number that the bars of an upright {@code frame} spell. */
    static int numberIn(RgbFrame frame) {
        int number = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int x = (2 * bit + 1) * frame.widthPx() / (2 * BITS);
            int colour = colourAt(frame, x, frame.heightPx() / 2);
            number |= (colour >> 8 & 0xFF) > 127 ? 1 << bit : 0;
        }
        return number;
    }

    /** 0xRRGGBB at a pixel. */
    static int colourAt(RgbFrame frame, int x, int y) {
        int at = (y * frame.widthPx() + x) * 3;
        byte[] rgb = frame.rgb();
        return (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF);
    }

    /** Greatest difference of a channel between two colours. */
    static int distance(int colour, int other) {
        int red = Math.abs((colour >> 16 & 0xFF) - (other >> 16 & 0xFF));
        int green = Math.abs((colour >> 8 & 0xFF) - (other >> 8 & 0xFF));
        return Math.max(Math.max(red, green), Math.abs((colour & 0xFF) - (other & 0xFF)));
    }
}
