package org.ergodrop.analysis.body;

/**
 * How far joints turn, as bounds and a mild preference on the components of the rotation vector against the T-pose, in
 * degrees; the left side, of which the right one is the mirror image (x kept, y and z negated).
 *
 * <p>Axes: x turns forward and back (+ bends a knee, + bows the trunk, - lifts a thigh), y about the vertical, z sideways. A left elbow bends
 * about -y and a left arm hangs after -90° about z. The ranges are generous against published active ranges of motion
 * (elbow and knee 0 to 150°) so that only the impossible is refused; ours, ADR-0007.
 *
 * @param low {@code double[22*3]} lower bounds [rad]
 * @param high {@code double[22*3]} upper bounds [rad]
 * @param mean {@code double[22*3]} preferred value [rad]
 * @param sigma {@code double[22*3]} standard deviation of the preference [rad]
 */
record JointLimits(double[] low, double[] high, double[] mean, double[] sigma) {

    static final JointLimits HUMAN = human();

    private static JointLimits human() {
        int size = 3 * Joint.COUNT;
        JointLimits limits = new JointLimits(new double[size], new double[size], new double[size], new double[size]);
        //                         x low, high, mean, sigma    y                        z
        limits.both(Joint.LEFT_HIP, -140, 40, -10, 36, -60, 60, 0, 25, -40, 70, 0, 25);
        limits.both(Joint.LEFT_KNEE, -3, 155, 10, 60, -6, 6, 0, 6, -6, 6, 0, 6);
        limits.both(Joint.LEFT_ANKLE, -50, 60, 0, 25, -35, 35, 0, 15, -35, 35, 0, 15);
        limits.middle(Joint.SPINE1, -15, 40, 3, 15, -25, 25, 0, 10, -25, 25, 0, 10);
        limits.middle(Joint.SPINE2, -15, 40, 3, 15, -25, 25, 0, 10, -25, 25, 0, 10);
        limits.middle(Joint.SPINE3, -15, 40, 3, 15, -25, 25, 0, 10, -25, 25, 0, 10);
        limits.middle(Joint.NECK, -50, 60, 5, 20, -50, 50, 0, 20, -40, 40, 0, 20);
        limits.middle(Joint.HEAD, -40, 40, 0, 20, -50, 50, 0, 20, -30, 30, 0, 20);
        limits.both(Joint.LEFT_COLLAR, -25, 25, 0, 10, -35, 25, 0, 10, -20, 40, 0, 12);
        limits.both(Joint.LEFT_SHOULDER, -110, 110, 0, 60, -135, 70, -10, 60, -125, 110, -50, 60);
        limits.both(Joint.LEFT_ELBOW, -60, 60, 0, 25, -155, 3, -20, 60, -8, 8, 0, 8);
        return limits;
    }

    private void middle(Joint joint, double... degrees) {
        for (int axis = 0; axis < 3; axis++) {
            set(joint.ordinal(), axis, 1, degrees);
        }
    }

    /** The right joint follows the left one in {@link Joint}. */
    private void both(Joint left, double... degrees) {
        for (int axis = 0; axis < 3; axis++) {
            set(left.ordinal(), axis, 1, degrees);
            set(left.ordinal() + 1, axis, axis == 0 ? 1 : -1, degrees);
        }
    }

    private void set(int joint, int axis, int sign, double[] degrees) {
        int at = 3 * joint + axis;
        double first = Math.toRadians(sign * degrees[4 * axis]);
        double second = Math.toRadians(sign * degrees[4 * axis + 1]);
        low[at] = Math.min(first, second);
        high[at] = Math.max(first, second);
        mean[at] = Math.toRadians(sign * degrees[4 * axis + 2]);
        sigma[at] = Math.toRadians(degrees[4 * axis + 3]);
    }

    /** Signed amount [rad] by which a rotation-vector component lies outside its bounds, 0 within them. */
    double excess(int at, double value) {
        if (value > high[at]) {
            return value - high[at];
        }
        return value < low[at] ? value - low[at] : 0;
    }
}
