package org.ergodrop.analysis.pose;

import org.ergodrop.analysis.video.RgbFrame;

/**
 * A person at one instant. Lengths are fractions of the frame's longer side, so that they mean the same in both directions.
 *
 * @param timeSeconds presentation time [s]
 * @param x mid hip, to the right
 * @param y mid hip, downwards
 * @param size side of the square around the whole body
 * @param centrality 1 in the middle of the frame, falling to 0.25 in its corners
 * @param score how sure the detector is, in [0, 1]
 * @param colours the torso
 */
record Sighting(double timeSeconds, float x, float y, float size, float centrality, float score, TorsoColours colours) {

    /** Importance that is lost from the middle of the frame to a corner. Ours: size matters more than place. */
    private static final float CORNER_LOSS = 0.75f;

    static Sighting of(RgbFrame frame, Detection person) {
        return of(
                frame, person.body(frame.widthPx(), frame.heightPx()), person.score(), TorsoColours.of(frame, person));
    }

    /** @param body square around the body, without margin */
    static Sighting of(RgbFrame frame, Roi body, float score, TorsoColours colours) {
        float longer = Math.max(frame.widthPx(), frame.heightPx());
        float offX = body.centreXPx() - frame.widthPx() / 2f;
        float offY = body.centreYPx() - frame.heightPx() / 2f;
        double fromCentre = Math.hypot(offX, offY) / (Math.hypot(frame.widthPx(), frame.heightPx()) / 2);
        return new Sighting(
                frame.timeSeconds(),
                body.centreXPx() / longer,
                body.centreYPx() / longer,
                body.sidePx() / longer,
                (float) (1 - CORNER_LOSS * Math.min(1, fromCentre)),
                score,
                colours);
    }

    boolean isSurelyAPerson() {
        return score >= SeenPerson.SURE_SCORE;
    }

    /** Size × centrality: what this instant adds to the person's importance. */
    double importance() {
        return Math.min(1, size) * (double) centrality;
    }

    /** Distance of the hips in body sizes of the larger one. */
    double apart(Sighting other) {
        return Math.hypot(x - other.x, y - other.y) / Math.max(1e-6, Math.max(size, other.size));
    }
}
