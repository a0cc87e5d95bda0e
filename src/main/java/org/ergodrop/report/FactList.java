package org.ergodrop.report;

/** A sheet of named facts and small tables under section titles, written from top to bottom. */
final class FactList {

    private static final int LAST_COLUMN = 8;
    /** Characters on a line of the merged value cells and of a paragraph over all columns. */
    private static final int VALUE_LINE = 88;

    private static final int PARAGRAPH_LINE = 125;
    private static final int LABEL_LINE = 34;

    private final SheetPen pen;
    private final Texts texts;
    private int row;

    FactList(SheetPen pen, Texts texts) {
        this.pen = pen;
        this.texts = texts;
        pen.widths(36, 13, 13, 13, 13, 13, 13, 13, 13);
        pen.sheet().setDisplayGridlines(false);
    }

    void title(String title) {
        pen.text(row, 0, title, Look.TITLE);
        pen.height(row, 2);
        row++;
    }

    /** A title row, called {@code quality.section.<key>}, after an empty one. */
    void section(String key) {
        row++;
        pen.section(row++, LAST_COLUMN, texts.say("quality.section." + key), Look.SECTION);
    }

    /** A fact in words, labelled {@code quality.<key>}. */
    void text(String key, String value) {
        named(texts.say("quality." + key), value);
    }

    void number(String key, double value, Look look) {
        named(texts.say("quality." + key), value, look);
    }

    /** A fact that uses 0 for "unknown". */
    void known(String key, double value, Look look) {
        if (value > 0) {
            number(key, value, look);
        } else {
            text(key, texts.say("quality.notKnown"));
        }
    }

    void named(String label, String value) {
        pen.text(row, 0, label, Look.LABEL);
        for (int column = 2; column <= LAST_COLUMN; column++) {
            pen.blank(row, column, Look.CELL);
        }
        pen.paragraph(row, 1, LAST_COLUMN, value, lines(value, VALUE_LINE), Look.CELL);
        row++;
    }

    void named(String label, double value, Look look) {
        pen.text(row, 0, label, Look.LABEL);
        pen.height(row, lines(label, LABEL_LINE));
        pen.number(row, 1, value, look);
        row++;
    }

    void header(String... titles) {
        pen.header(row, titles);
        pen.height(row, 3);
        row++;
    }

    /** A row of a table; a value that is NaN stays empty. */
    void row(String label, Look[] looks, double... values) {
        pen.text(row, 0, label, Look.CELL);
        for (int at = 0; at < values.length; at++) {
            if (Double.isNaN(values[at])) {
                pen.blank(row, 1 + at, looks[at]);
            } else {
                pen.number(row, 1 + at, values[at], looks[at]);
            }
        }
        row++;
    }

    void note(String text) {
        pen.paragraph(row, 0, LAST_COLUMN, text, lines(text, PARAGRAPH_LINE), Look.NOTE);
        row++;
    }

    /** A section of paragraphs, which are separated by | in the text. */
    void paragraphs(String key, String text) {
        section(key);
        for (String paragraph : text.split("\\|")) {
            pen.paragraph(row, 0, LAST_COLUMN, "• " + paragraph, lines(paragraph, PARAGRAPH_LINE));
            row++;
        }
    }

    private static int lines(String text, int charactersPerLine) {
        return 1 + Math.max(0, text.length() - 1) / charactersPerLine;
    }
}
