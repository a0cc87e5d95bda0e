package org.ergodrop.demo.worker;

import org.ergodrop.analysis.geometry.Vec3;

/**
 * A straight walk in steps: one foot stands while the other swings, so that no foot slips.
 *
 * @param from where the walk starts and which way the person faces there
 * @param to where it ends and which way the person faces then
 */
record Walk(Footing from, Footing to) {

    /** Step length of unhurried walking [m]: about 0.41 of the stature (Winter 2009, natural cadence). */
    private static final double STEP_METRES = 0.7;

    /** Ours: foot clearance that the eye takes for a step [m]. */
    private static final double LIFT_METRES = 0.09;

    Footing at(double share) {
        Vec3 path = to.place().minus(from.place());
        int steps = Math.max(1, (int) Math.round(path.norm() / STEP_METRES)) + 1;
        double phase = Math.min(share, 1) * steps;
        Footing.Foot[] feet = {from.leftFoot(), from.rightFoot()};
        double along = Math.toDegrees(Math.atan2(path.x(), path.z()));
        for (int step = 0; step < steps && step < phase; step++) {
            int which = step % 2;
            boolean lastTwo = step >= steps - 2;
            double reached = lastTwo ? 1 : (step + 1.5) / steps;
            double heading = lastTwo ? to.headingDeg() : from.headingDeg() + shortestTurn(from.headingDeg(), along);
            Footing.Foot target = Footing.foot(from.place().plus(path.times(reached)), heading, which == 0 ? 1 : -1);
            feet[which] = swing(feet[which], target, Math.min(1, phase - step));
        }
        return new Footing(
                from.place().plus(path.times(phase / steps)), heading(phase, steps, along), feet[0], feet[1]);
    }

    private double heading(double phase, int steps, double along) {
        double first = shortestTurn(from.headingDeg(), along);
        double last = shortestTurn(along, to.headingDeg());
        return from.headingDeg()
                + first * MovementScript.smooth(phase)
                + last * MovementScript.smooth(phase - (steps - 1));
    }

    private static Footing.Foot swing(Footing.Foot from, Footing.Foot to, double share) {
        double s = MovementScript.smooth(share);
        Vec3 lift = new Vec3(0, LIFT_METRES * Math.sin(Math.PI * s), 0);
        Vec3 ground =
                from.ground().plus(to.ground().minus(from.ground()).times(s)).plus(lift);
        return new Footing.Foot(ground, from.headingDeg() + s * shortestTurn(from.headingDeg(), to.headingDeg()));
    }

    private static double shortestTurn(double fromDeg, double toDeg) {
        return Math.IEEEremainder(toDeg - fromDeg, 360);
    }
}
