package org.ergodrop.analysis.pose;

/** Somebody who was seen more than once, by what she looks like and where she was last. Limits: docs/decisions/0003. */
final class SeenPerson {

    /** Torso colours of one person differ by 0.0-0.2, of two people by 0.4-1.0 (one_by_one.mp4). */
    static final double ALIKE = 0.3;

    /** Somebody seen a moment ago at the same place may turn, bend or leave the picture in part: 0.4 was seen. */
    static final double ALIKE_HERE = 0.5;

    private static final double MOMENT_SECONDS = 2;
    private static final double NEAR = 0.5; // body sizes
    private static final double SIZE_RATIO = 1.6;

    /** How fast the remembered colours follow. */
    private static final float COLOUR_WEIGHT = 0.2f;

    /** A detection this sure is no chair: furniture reaches 0.57, people 0.8-0.98 (one_by_one.mp4). */
    static final float SURE_SCORE = 0.7f;

    private final int number;
    private Sighting last;
    private TorsoColours colours;
    private double importance;
    private float bestScore;

    SeenPerson(int number, Sighting first) {
        this.number = number;
        this.last = first;
        this.colours = first.colours();
    }

    /** Colour distance when this may be her, infinite when it is not. */
    double mismatch(Sighting sighting) {
        double distance = colours.distance(sighting.colours());
        return distance <= (isHere(sighting) ? ALIKE_HERE : ALIKE) ? distance : Double.POSITIVE_INFINITY;
    }

    private boolean isHere(Sighting sighting) {
        double ratio = last.size() / Math.max(1e-6, sighting.size());
        return Math.abs(sighting.timeSeconds() - last.timeSeconds()) <= MOMENT_SECONDS
                && last.apart(sighting) <= NEAR
                && ratio < SIZE_RATIO
                && ratio > 1 / SIZE_RATIO;
    }

    /** @param weight how long the sighting stands for, in any one unit */
    void see(Sighting sighting, double weight) {
        if (sighting != last) {
            colours = colours.towards(sighting.colours(), COLOUR_WEIGHT);
        }
        last = sighting;
        importance += weight * sighting.importance();
        bestScore = Math.max(bestScore, sighting.score());
    }

    int number() {
        return number;
    }

    /** Time on screen × size × centrality. */
    double importance() {
        return importance;
    }

    /** False for what only the detector's doubtful findings speak for. */
    boolean isSure() {
        return bestScore >= SURE_SCORE;
    }
}
