package org.ergodrop.report;

import org.ergodrop.analysis.ergonomics.BandLimits;
import org.ergodrop.analysis.ergonomics.PartSummary;

/** Whether the range of a part's band times is known: a count from somebody else's CSV has none. */
final class Uncertainty {

    private Uncertainty() {}

    static boolean isKnown(PartSummary summary) {
        return summary.bandSecondsLow().size() == BandLimits.BANDS
                && summary.bandSecondsHigh().size() == BandLimits.BANDS;
    }
}
