package org.ergodrop.analysis.body;

/**
 * Rotation algebra on plain arrays for the fit's inner loop. Matrices are {@code double[9]} row by row at an offset into a
 * larger array, rotation vectors {@code double[3]} [rad] (axis times angle).
 *
 * <p>Formulas: Rodrigues for the exponential; the inverse right Jacobian of SO(3) as in Solà, Deray, Atchuthan, "A micro
 * Lie theory for state estimation in robotics" (2018), equations 132 to 145.
 */
final class Rotations {

    private static final double SMALL = 1e-8;

    private Rotations() {}

    static void identity(double[] m, int at) {
        for (int i = 0; i < 9; i++) {
            m[at + i] = i % 4 == 0 ? 1 : 0;
        }
    }

    /** {@code out = exp([r]×)}. */
    static void exp(double rx, double ry, double rz, double[] out, int at) {
        double squared = rx * rx + ry * ry + rz * rz;
        double angle = Math.sqrt(squared);
        double sine = angle < 1e-4 ? 1 - squared / 6 : Math.sin(angle) / angle;
        double cosine = angle < 1e-4 ? 0.5 - squared / 24 : (1 - Math.cos(angle)) / squared;
        out[at] = 1 - cosine * (ry * ry + rz * rz);
        out[at + 1] = cosine * rx * ry - sine * rz;
        out[at + 2] = cosine * rx * rz + sine * ry;
        out[at + 3] = cosine * rx * ry + sine * rz;
        out[at + 4] = 1 - cosine * (rx * rx + rz * rz);
        out[at + 5] = cosine * ry * rz - sine * rx;
        out[at + 6] = cosine * rx * rz - sine * ry;
        out[at + 7] = cosine * ry * rz + sine * rx;
        out[at + 8] = 1 - cosine * (rx * rx + ry * ry);
    }

    /** Rotation vector of {@code m}, its length in [0, π]. */
    static void log(double[] m, int at, double[] out, int to) {
        double x = m[at + 7] - m[at + 5];
        double y = m[at + 2] - m[at + 6];
        double z = m[at + 3] - m[at + 1];
        double twiceSine = Math.sqrt(x * x + y * y + z * z);
        double twiceCosine = m[at] + m[at + 4] + m[at + 8] - 1;
        double angle = Math.atan2(twiceSine, twiceCosine);
        if (twiceSine > 1e-6) {
            double factor = angle / twiceSine;
            out[to] = factor * x;
            out[to + 1] = factor * y;
            out[to + 2] = factor * z;
        } else if (twiceCosine > 0) {
            out[to] = x / 2;
            out[to + 1] = y / 2;
            out[to + 2] = z / 2;
        } else {
            logOfHalfTurn(m, at, out, to);
        }
    }

    /** At half a turn the axis is the eigenvector of (m + I) / 2, read from its largest column; the sign is free. */
    private static void logOfHalfTurn(double[] m, int at, double[] out, int to) {
        int largest = 0;
        for (int i = 1; i < 3; i++) {
            if (m[at + 4 * i] > m[at + 4 * largest]) {
                largest = i;
            }
        }
        double norm = 0;
        for (int i = 0; i < 3; i++) {
            out[to + i] = m[at + 3 * i + largest] + (i == largest ? 1 : 0);
            norm += out[to + i] * out[to + i];
        }
        double factor = Math.PI / Math.sqrt(norm);
        for (int i = 0; i < 3; i++) {
            out[to + i] *= factor;
        }
    }

    /** {@code out = J_r(r)^-1}: how log(R·exp(δ)) changes with δ at δ = 0. */
    static void inverseRightJacobian(double[] r, int at, double[] out) {
        double x = r[at];
        double y = r[at + 1];
        double z = r[at + 2];
        double squared = x * x + y * y + z * z;
        double angle = Math.sqrt(squared);
        double c = angle < 1e-3
                ? 1.0 / 12 + squared / 720
                : 1 / squared - (1 + Math.cos(angle)) / (2 * angle * Math.max(Math.sin(angle), SMALL));
        out[0] = 1 - c * (y * y + z * z);
        out[1] = -z / 2 + c * x * y;
        out[2] = y / 2 + c * x * z;
        out[3] = z / 2 + c * x * y;
        out[4] = 1 - c * (x * x + z * z);
        out[5] = -x / 2 + c * y * z;
        out[6] = -y / 2 + c * x * z;
        out[7] = x / 2 + c * y * z;
        out[8] = 1 - c * (x * x + y * y);
    }

    /** {@code out = a · b}; {@code out} must not be a or b. */
    static void multiply(double[] a, int atA, double[] b, int atB, double[] out, int to) {
        for (int row = 0; row < 3; row++) {
            double a0 = a[atA + 3 * row];
            double a1 = a[atA + 3 * row + 1];
            double a2 = a[atA + 3 * row + 2];
            for (int column = 0; column < 3; column++) {
                out[to + 3 * row + column] = a0 * b[atB + column] + a1 * b[atB + 3 + column] + a2 * b[atB + 6 + column];
            }
        }
    }

    /** {@code out = aᵀ · b}; {@code out} must not be a or b. */
    static void multiplyTransposed(double[] a, int atA, double[] b, int atB, double[] out, int to) {
        for (int row = 0; row < 3; row++) {
            double a0 = a[atA + row];
            double a1 = a[atA + 3 + row];
            double a2 = a[atA + 6 + row];
            for (int column = 0; column < 3; column++) {
                out[to + 3 * row + column] = a0 * b[atB + column] + a1 * b[atB + 3 + column] + a2 * b[atB + 6 + column];
            }
        }
    }

    /** Makes rows orthonormal again (Gram-Schmidt), so that thousands of small steps do not drift away from a rotation. */
    static void orthonormalise(double[] m, int at) {
        normalise(m, at);
        double along = m[at] * m[at + 3] + m[at + 1] * m[at + 4] + m[at + 2] * m[at + 5];
        for (int i = 0; i < 3; i++) {
            m[at + 3 + i] -= along * m[at + i];
        }
        normalise(m, at + 3);
        m[at + 6] = m[at + 1] * m[at + 5] - m[at + 2] * m[at + 4];
        m[at + 7] = m[at + 2] * m[at + 3] - m[at] * m[at + 5];
        m[at + 8] = m[at] * m[at + 4] - m[at + 1] * m[at + 3];
    }

    private static void normalise(double[] v, int at) {
        double norm = Math.sqrt(v[at] * v[at] + v[at + 1] * v[at + 1] + v[at + 2] * v[at + 2]);
        for (int i = 0; i < 3; i++) {
            v[at + i] /= norm;
        }
    }
}
