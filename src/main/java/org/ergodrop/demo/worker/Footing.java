package org.ergodrop.demo.worker;

import org.ergodrop.analysis.geometry.Vec3;

/**
 * Where a person stands, in the stage frame.
 *
 * @param place floor point under the person [m]
 * @param headingDeg where the person faces: 0 = towards the camera, positive = turned to the person's left [deg]
 * @param leftFoot where the left foot stands, with its own heading
 * @param rightFoot likewise
 */
record Footing(Vec3 place, double headingDeg, Foot leftFoot, Foot rightFoot) {

    /**
     * @param ground point under the ankle; y is the lift of a swinging foot [m]
     * @param headingDeg where the toes point, as in {@link Footing}
     */
    record Foot(Vec3 ground, double headingDeg) {}

    /** Half the distance between the ankles of a person who stands at work [m]. Ours: feet at the width of the hips. */
    private static final double HALF_STANCE_METRES = 0.105;

    static Footing standing(Vec3 place, double headingDeg) {
        return new Footing(place, headingDeg, foot(place, headingDeg, 1), foot(place, headingDeg, -1));
    }

    /** The foot of a person who stands at {@code place}; side is +1 for the left, −1 for the right. */
    static Foot foot(Vec3 place, double headingDeg, int side) {
        Vec3 out = Rotation.turnLeft(headingDeg).apply(new Vec3(side * HALF_STANCE_METRES, 0, 0));
        return new Foot(place.plus(out), headingDeg);
    }
}
