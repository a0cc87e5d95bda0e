package org.ergodrop.analysis.body;

/**
 * SMPL-X's forward model as the papers write it, with homogeneous transforms over all 55 joints: written independently of the
 * product, slow and plain, to compare with.
 */
final class TextbookSkinning {

    final double[][] joints;
    final double[][] skinned;

    /** @param rotations {@code double[55][3][3]} against the parent; @param place of the pelvis joint [m] */
    TextbookSkinning(StandInSmplx body, double[] beta, double[][][] rotations, double[] place, int[] vertices) {
        double[][] shaped = new double[StandInSmplx.V][3];
        for (int v = 0; v < StandInSmplx.V; v++) {
            for (int c = 0; c < 3; c++) {
                shaped[v][c] = body.vertices[v][c];
                for (int k = 0; k < beta.length; k++) {
                    shaped[v][c] += body.shapeBasis(v, c, k) * beta[k];
                }
            }
        }
        double[][] rest = new double[StandInSmplx.J][3];
        for (int j = 0; j < StandInSmplx.J; j++) {
            for (int v = 0; v < StandInSmplx.V; v++) {
                for (int c = 0; c < 3; c++) {
                    rest[j][c] += body.regressor[j][v] * shaped[v][c];
                }
            }
        }
        double[][][] global = new double[StandInSmplx.J][][];
        for (int j = 0; j < StandInSmplx.J; j++) {
            int parent = body.parents[j];
            double[] offset = rest[j].clone();
            for (int c = 0; c < 3; c++) {
                offset[c] = parent < 0 ? place[c] : rest[j][c] - rest[parent][c];
            }
            double[][] local = homogeneous(rotations[j], offset);
            global[j] = parent < 0 ? local : times(global[parent], local);
        }
        joints = new double[StandInSmplx.J][3];
        for (int j = 0; j < StandInSmplx.J; j++) {
            for (int c = 0; c < 3; c++) {
                joints[j][c] = global[j][c][3];
            }
        }
        skinned = new double[vertices.length][];
        for (int i = 0; i < vertices.length; i++) {
            skinned[i] = skin(body, vertices[i], shaped[vertices[i]], rest, rotations, global);
        }
    }

    private static double[] skin(
            StandInSmplx body, int v, double[] shaped, double[][] rest, double[][][] rotations, double[][][] global) {
        double[] posed = {shaped[0], shaped[1], shaped[2], 1};
        for (int c = 0; c < 3; c++) {
            for (int j = 1; j < StandInSmplx.J; j++) {
                for (int r = 0; r < 3; r++) {
                    for (int s = 0; s < 3; s++) {
                        double feature = rotations[j][r][s] - (r == s ? 1 : 0);
                        posed[c] += body.poseBasis(v, c, 9 * (j - 1) + 3 * r + s) * feature;
                    }
                }
            }
        }
        double[] sum = new double[3];
        for (int j = 0; j < StandInSmplx.J; j++) {
            double[][] back = homogeneous(
                    new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
                    new double[] {-rest[j][0], -rest[j][1], -rest[j][2]});
            double[][] transform = times(global[j], back);
            for (int c = 0; c < 3; c++) {
                for (int k = 0; k < 4; k++) {
                    sum[c] += body.weights[v][j] * transform[c][k] * posed[k];
                }
            }
        }
        return sum;
    }

    private static double[][] homogeneous(double[][] r, double[] t) {
        return new double[][] {
            {r[0][0], r[0][1], r[0][2], t[0]},
            {r[1][0], r[1][1], r[1][2], t[1]},
            {r[2][0], r[2][1], r[2][2], t[2]},
            {0, 0, 0, 1}
        };
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 4; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    /** Rotation about an axis by quaternions: another formula than the product's. */
    static double[][] rotation(double x, double y, double z) {
        double angle = Math.sqrt(x * x + y * y + z * z);
        double w = Math.cos(angle / 2);
        double f = angle < 1e-12 ? 0.5 : Math.sin(angle / 2) / angle;
        double a = f * x;
        double b = f * y;
        double c = f * z;
        return new double[][] {
            {1 - 2 * (b * b + c * c), 2 * (a * b - w * c), 2 * (a * c + w * b)},
            {2 * (a * b + w * c), 1 - 2 * (a * a + c * c), 2 * (b * c - w * a)},
            {2 * (a * c - w * b), 2 * (b * c + w * a), 1 - 2 * (a * a + b * b)}
        };
    }
}
