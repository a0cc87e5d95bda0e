package org.ergodrop.analysis.ergonomics;

import java.util.List;

/**
 * Bands and episodes of a whole video.
 *
 * @param frames frames analysed, frames without a person included
 * @param framesWithPerson frames in which a person was measured
 * @param analysedSeconds time from the first frame to the end of the last [s]
 * @param seenSeconds part of it in which a person was measured [s]
 * @param parts one each, in {@link BodyPart} order
 * @param gaps stretches without a person, longer than the bridged gap
 */
public record ErgonomicsSummary(
        long frames,
        long framesWithPerson,
        double analysedSeconds,
        double seenSeconds,
        List<PartSummary> parts,
        List<Gap> gaps) {

    public ErgonomicsSummary {
        parts = List.copyOf(parts);
        gaps = List.copyOf(gaps);
    }

    public PartSummary part(BodyPart part) {
        return parts.get(part.ordinal());
    }
}
