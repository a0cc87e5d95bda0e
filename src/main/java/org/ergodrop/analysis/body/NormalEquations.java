package org.ergodrop.analysis.body;

import java.util.Arrays;

/**
 * Gauss-Newton system of one linearisation: {@code H · step = -g} over 57 unknowns, three for the pelvis's place [m] and
 * three for the rotation increment of each joint that has children or a face to turn [rad].
 *
 * <p>An increment δ turns a joint in its own frame: {@code R ← R · exp(δ)}.
 */
final class NormalEquations {

    /** {@code int[22]}: first unknown of a joint's increment, -1 for feet and wrists, which turn nothing we can see. */
    static final int[] UNKNOWN_OF = unknowns();

    static final int SIZE = 3 + 3 * (Joint.COUNT - 4);

    /** {@code double[57*57]}: both triangles are filled. */
    final double[] h = new double[SIZE * SIZE];

    /** {@code double[57]}: half the gradient of the objective. */
    final double[] g = new double[SIZE];

    private static int[] unknowns() {
        int[] first = new int[Joint.COUNT];
        int next = 3;
        for (Joint joint : Joint.values()) {
            boolean leaf = switch (joint) {
                case LEFT_FOOT, RIGHT_FOOT, LEFT_WRIST, RIGHT_WRIST -> true;
                default -> false;
            };
            first[joint.ordinal()] = leaf ? -1 : next;
            next += leaf ? 0 : 3;
        }
        return first;
    }

    void clear() {
        Arrays.fill(h, 0);
        Arrays.fill(g, 0);
    }

    /** Adds {@code weight · (residual + row · step)²} for a row with {@code count} entries at {@code columns}. */
    void add(double weight, double residual, int[] columns, double[] row, int count) {
        for (int i = 0; i < count; i++) {
            double weighted = weight * row[i];
            int at = columns[i] * SIZE;
            g[columns[i]] += weighted * residual;
            for (int j = 0; j < count; j++) {
                h[at + columns[j]] += weighted * row[j];
            }
        }
    }
}
