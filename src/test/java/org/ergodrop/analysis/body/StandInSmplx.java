package org.ergodrop.analysis.body;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * A made-up body of SMPL-X's size and format: 10475 vertices around 55 joints at human distances, smooth shape fields, random
 * pose blend shapes and skinning weights by distance. Same on each run; nothing of the licensed model is in it.
 */
final class StandInSmplx {

    static final int V = 10475;
    static final int J = 55;
    static final int SHAPES = 10;
    static final int FEATURES = 486;

    /** Pelvis to right wrist, left side positive x, metres; rounded so that it is a body, not a copy of any model's. */
    private static final double[][] BODY = {
        {0, -0.35, 0}, {0.06, -0.44, -0.01}, {-0.06, -0.44, -0.01}, {0, -0.24, -0.02}, {0.11, -0.82, -0.02},
        {-0.11, -0.82, -0.02}, {0, -0.11, -0.02}, {0.08, -1.23, -0.05}, {-0.08, -1.23, -0.05}, {0, 0.05, 0},
        {0.12, -1.28, 0.07}, {-0.12, -1.28, 0.07}, {0, 0.18, -0.02}, {0.05, 0.08, -0.02}, {-0.05, 0.08, -0.02},
        {0, 0.28, 0}, {0.16, 0.09, -0.02}, {-0.16, 0.09, -0.02}, {0.42, 0.08, -0.05}, {-0.42, 0.08, -0.05},
        {0.67, 0.08, -0.05}, {-0.67, 0.08, -0.05}
    };

    private static final int[] BODY_PARENTS = {-1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 12, 13, 14, 16, 17, 18, 19
    };

    final double[][] vertices = new double[V][3];
    final int[] parents = new int[J];
    final double[][] regressor = new double[J][V];
    final double[][] weights = new double[V][J];
    final double[][] joints = new double[J][3];

    StandInSmplx() {
        Random random = new Random(42);
        for (int j = 0; j < J; j++) {
            boolean body = j < BODY.length;
            parents[j] = body ? BODY_PARENTS[j] : j < 25 ? 15 : handParent(j);
            for (int c = 0; c < 3; c++) {
                joints[j][c] = body ? BODY[j][c] : joints[parents[j]][c] + 0.03 * random.nextGaussian();
            }
        }
        for (int v = 0; v < V; v++) {
            int j = v % J;
            int from = Math.max(parents[j], 0);
            double along = random.nextDouble();
            for (int c = 0; c < 3; c++) {
                vertices[v][c] =
                        joints[from][c] + along * (joints[j][c] - joints[from][c]) + 0.05 * random.nextGaussian();
            }
        }
        placeSkinPoints();
        placeRegressors(random);
        for (int v = 0; v < V; v++) {
            weigh(v);
        }
    }

    private static int handParent(int joint) {
        int finger = (joint - 25) % 15 % 3;
        return finger > 0 ? joint - 1 : joint < 40 ? 20 : 21;
    }

    private void placeSkinPoints() {
        vertices[5614] = new double[] {0, -0.2, -0.13};
        vertices[2151] = new double[] {0, 0.16, -0.1};
        vertices[9002] = new double[] {0, 0.46, -0.02};
        vertices[9120] = new double[] {0, 0.31, 0.11};
        vertices[6] = new double[] {0.075, 0.33, 0.01};
        vertices[616] = new double[] {-0.075, 0.33, 0.01};
        vertices[10_000] = new double[] {0.1, -1.35, 0};
    }

    /** Twelve vertices of its own lie in pairs around each joint, so that their mean is the joint. */
    private void placeRegressors(Random random) {
        for (int j = 0; j < J; j++) {
            for (int pair = 0; pair < 6; pair++) {
                int first = 1000 + 12 * j + 2 * pair;
                for (int c = 0; c < 3; c++) {
                    double off = 0.03 * random.nextGaussian();
                    vertices[first][c] = joints[j][c] + off;
                    vertices[first + 1][c] = joints[j][c] - off;
                }
                regressor[j][first] = 1.0 / 12;
                regressor[j][first + 1] = 1.0 / 12;
            }
        }
    }

    private void weigh(int v) {
        double sum = 0;
        for (int j = 0; j < J; j++) {
            double squared = 0;
            for (int c = 0; c < 3; c++) {
                squared += Math.pow(vertices[v][c] - joints[j][c], 2);
            }
            weights[v][j] = Math.exp(-squared / 0.02);
            sum += weights[v][j];
        }
        for (int j = 0; j < J; j++) {
            weights[v][j] /= sum;
        }
    }

    /** Shape basis [m]: size, legs, trunk, arms, shoulders, hips, then small waves; 0 beyond the tenth coefficient. */
    double shapeBasis(int v, int c, int k) {
        double[] p = vertices[v];
        return switch (k) {
            case 0 -> 0.05 * p[c];
            case 1 -> c == 1 ? 0.06 * Math.min(0, p[1] + 0.44) : 0;
            case 2 -> c == 1 ? 0.08 * Math.max(-0.44, Math.min(0.1, p[1])) : 0;
            case 3 -> c == 0 ? 0.07 * Math.signum(p[0]) * Math.max(0, Math.abs(p[0]) - 0.16) : 0;
            case 4 -> c == 0 ? 0.1 * Math.max(-0.16, Math.min(0.16, p[0])) * (p[1] > -0.2 ? 1 : 0) : 0;
            case 5 -> c == 0 && p[1] < -0.2 ? 0.15 * p[0] : 0;
            default -> k < SHAPES ? 0.004 * Math.sin(3 * k + 5 * p[(c + k) % 3]) : k == 300 ? 0.5 : 0;
        };
    }

    /** Pose blend shapes [m]: at the skin points and a few vertices more, 0 elsewhere (so that the file stays small). */
    double poseBasis(int v, int c, int feature) {
        boolean driven = v % 97 == 0 || v == 5614 || v == 2151 || v == 9002;
        long hash = ((v * 3L + c) * FEATURES + feature) * 0x9E3779B97F4A7C15L;
        return driven ? 0.004 * ((hash >>> 40) / (double) (1 << 24) - 0.5) : 0;
    }

    /** How the file is written. */
    record Variant(String floats, String integers, boolean columnMajor, boolean stored, int shapes, double rootParent) {

        static final Variant USUAL = new Variant("<f8", "<i8", false, false, 400, -1);
    }

    Path write(Path file, Variant variant) throws IOException {
        try (NpzWriter npz = new NpzWriter(file, variant.stored, variant.columnMajor)) {
            npz.objects("joint2num");
            npz.array("v_template", variant.floats, (i, j, k) -> vertices[i][j], V, 3);
            npz.array("shapedirs", variant.floats, this::shapeBasis, V, 3, variant.shapes);
            npz.array("posedirs", variant.floats, this::poseBasis, V, 3, FEATURES);
            npz.array("J_regressor", variant.floats, (i, j, k) -> regressor[i][j], J, V);
            npz.array("weights", variant.floats, (i, j, k) -> weights[i][j], V, J);
            npz.array(
                    "kintree_table",
                    variant.integers,
                    (i, j, k) -> i == 1 ? j : j == 0 ? variant.rootParent : parents[j],
                    2,
                    J);
            npz.objects("part2num");
        }
        return file;
    }
}
