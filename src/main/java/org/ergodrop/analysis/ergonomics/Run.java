package org.ergodrop.analysis.ergonomics;

/** Consecutive stays, summed up while they grow. */
final class Run {

    private final int band;
    private final double startSeconds;
    private double endSeconds;
    private double degreeSeconds;
    private double lowestDeg = Double.POSITIVE_INFINITY;
    private double highestDeg = Double.NEGATIVE_INFINITY;

    Run(int band, Stay first) {
        this.band = band;
        this.startSeconds = first.startSeconds();
        add(first);
    }

    void add(Stay stay) {
        endSeconds = stay.endSeconds();
        degreeSeconds += stay.degrees() * stay.lengthSeconds();
        lowestDeg = Math.min(lowestDeg, stay.degrees());
        highestDeg = Math.max(highestDeg, stay.degrees());
    }

    /** Takes over what followed this run without a break. */
    void add(Run next) {
        endSeconds = next.endSeconds;
        degreeSeconds += next.degreeSeconds;
        lowestDeg = Math.min(lowestDeg, next.lowestDeg);
        highestDeg = Math.max(highestDeg, next.highestDeg);
    }

    int band() {
        return band;
    }

    double lengthSeconds() {
        return endSeconds - startSeconds;
    }

    /** The lowest band lies behind the upright position: there the smallest angle is the most extreme one. */
    Episode asEpisode(BodyPart part) {
        return new Episode(
                part,
                band,
                startSeconds,
                endSeconds,
                band == 0 ? lowestDeg : highestDeg,
                degreeSeconds / lengthSeconds());
    }
}
