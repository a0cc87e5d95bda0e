package org.ergodrop.analysis.body;

/** Turns a gradient over rotation increments into one over rotation vectors. */
final class RightJacobian {

    private RightJacobian() {}

    /** {@code out[at..] += J_r(x[at..])ᵀ · increments[from..]}. */
    static void transposedTimes(double[] x, int at, double[] increments, int from, double[] out) {
        double[] r = {x[at], x[at + 1], x[at + 2]};
        double squared = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
        double angle = Math.sqrt(squared);
        double b = angle < 1e-4 ? 0.5 : (1 - Math.cos(angle)) / squared;
        double c = angle < 1e-4 ? 1.0 / 6 : (angle - Math.sin(angle)) / (squared * angle);
        double[] g = {increments[from], increments[from + 1], increments[from + 2]};
        double[] cross = cross(r, g); // J_rᵀ = J_l = I + b [r]× + c [r]×²
        double[] twice = cross(r, cross);
        for (int i = 0; i < 3; i++) {
            out[at + i] += g[i] + b * cross[i] + c * twice[i];
        }
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }
}
