package org.ergodrop.report;

/** How a cell looks; {@link ReportStyles} makes the workbook's style of it. */
enum Look {
    /** The owner's sheet: A1. */
    PLAIN_TITLE,
    /** Title row of a section, white on blue. */
    SECTION,
    /** Title row of a part of the body. */
    PART,
    /** No style at all. */
    TEXT,
    WRAPPED,
    NOTE,
    TITLE,
    HEADER,
    LABEL,
    /** Seconds with one decimal, nothing else. */
    PLAIN_SECONDS,
    SECONDS,
    DEGREES,
    PERCENT,
    COUNT,
    DECIMAL,
    TIME,
    EXACT_SECONDS,
    CELL,
    CHART_DATA
}
