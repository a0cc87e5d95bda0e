package org.ergodrop.analysis.ergonomics;

import java.util.List;

/**
 * Time of one part of the body.
 *
 * @param bandSeconds four values: seconds in each band
 * @param bandSecondsLow lower end of the range of each band time, from the angle's uncertainty [s]
 * @param bandSecondsHigh upper end of the range of each band time [s]
 * @param sustainedSeconds four values: seconds in episodes of each band
 * @param unseenSeconds time in which the angle could not be measured; never counted in a band [s]
 * @param lowConfidenceSeconds part of the band time that rests on values of low confidence [s]
 * @param episodes in order of time
 */
public record PartSummary(
        BodyPart part,
        List<Double> bandSeconds,
        List<Double> bandSecondsLow,
        List<Double> bandSecondsHigh,
        List<Double> sustainedSeconds,
        double unseenSeconds,
        double lowConfidenceSeconds,
        List<Episode> episodes) {

    public PartSummary {
        bandSeconds = List.copyOf(bandSeconds);
        bandSecondsLow = List.copyOf(bandSecondsLow);
        bandSecondsHigh = List.copyOf(bandSecondsHigh);
        sustainedSeconds = List.copyOf(sustainedSeconds);
        episodes = List.copyOf(episodes);
    }
}
