package org.ergodrop.report;

import java.util.Locale;

/**
 * @param language language of the report's texts: Czech or English
 * @param maxFrameRows more frames than this and the frames sheet shows one frame for each {@code coarseStepSeconds}
 * @param coarseStepSeconds distance of the rows of a shortened frames sheet [s]
 * @param chartPoints most points a line of a chart has
 */
public record ReportSettings(Locale language, int maxFrameRows, double coarseStepSeconds, int chartPoints) {

    public static final Locale CZECH = Locale.forLanguageTag("cs");

    /** Rows: the limit, half of what Excel can hold. Points: Ours, ADR-0011: three for each 0.5 mm of a printed chart. */
    public static final ReportSettings DEFAULT = new ReportSettings(CZECH, 500_000, 0.5, 1500);

    /** Excel's rows on a sheet, 1,048,576, less the two above the first frame. */
    private static final int MOST_ROWS = (1 << 20) - 2;

    /** Two points and a break in each of at least 10 stretches. */
    private static final int FEWEST_POINTS = 30;

    public ReportSettings {
        if (!language.getLanguage().equals("cs") && !language.getLanguage().equals("en")) {
            throw new IllegalArgumentException("report.language must be cs or en, was " + language.toLanguageTag());
        }
        if (maxFrameRows < 1 || maxFrameRows > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "report.max-frame-rows must be from 1 to " + MOST_ROWS + ", was " + maxFrameRows);
        }
        if (!(coarseStepSeconds > 0)) {
            throw new IllegalArgumentException("report.coarse-step-seconds must be positive, was " + coarseStepSeconds);
        }
        if (chartPoints < FEWEST_POINTS) {
            throw new IllegalArgumentException(
                    "report.chart-points must be at least " + FEWEST_POINTS + ", was " + chartPoints);
        }
    }

    /** The same in another language. */
    public ReportSettings in(Locale other) {
        return new ReportSettings(other, maxFrameRows, coarseStepSeconds, chartPoints);
    }
}
