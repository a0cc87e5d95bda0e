package org.ergodrop.analysis.body;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.ergodrop.analysis.body.UnusableBodyModelException.Problem;

/**
 * The part of an SMPL-X archive that the fit and the skin points need: rest joints and their shape basis from all vertices,
 * pose blend shapes and skinning weights of three vertices only. A few megabytes at most are held while reading.
 */
final class SmplxFile {

    static final int VERTICES = 10475;
    static final int JOINTS = 55;
    static final int SHAPES = 10;

    /** Entries of the pose blend shapes that body joints 1 to 21 drive, nine each; the hands and the face stay at rest. */
    static final int POSE_FEATURES = 9 * (Joint.COUNT - 1);

    private static final int FIRST_ROWS =
            Arrays.stream(SmplxBody.SKIN_VERTICES).max().orElseThrow() + 1;

    final int shapes;

    /** {@code double[10475*3]} [m]. */
    final double[] template = new double[3 * VERTICES];

    /** {@code double[10475*3*shapes]}: vertex, axis, coefficient [m]. */
    final double[] shapeBasis;

    /** {@code double[22*10475]}: joint, vertex. */
    final double[] regressor = new double[Joint.COUNT * VERTICES];

    /** {@code double[3][3*189]}: skin point, axis and pose feature [m]. */
    final double[][] poseBasis = new double[SmplxBody.SKIN_VERTICES.length][3 * POSE_FEATURES];

    /** {@code double[3][55]}: skin point, joint. */
    final double[][] weights = new double[SmplxBody.SKIN_VERTICES.length][JOINTS];

    /** {@code int[55]}: -1 for the pelvis. */
    final int[] parents = new int[JOINTS];

    private final String fileName;

    private SmplxFile(String fileName, int shapes) {
        this.fileName = fileName;
        this.shapes = shapes;
        this.shapeBasis = new double[3 * VERTICES * shapes];
    }

    static SmplxFile read(Path file) throws UnusableBodyModelException {
        String name = String.valueOf(file.getFileName());
        try (NpzFile npz = NpzFile.open(file)) {
            int[] vertices = npz.header("v_template").shape();
            if (vertices.length == 2 && vertices[0] == 6890) {
                throw new UnusableBodyModelException(Problem.SMPL_NOT_SMPLX, name, String.valueOf(vertices[0]));
            }
            int[] shapedirs = npz.header("shapedirs").shape();
            int coefficients = shapedirs.length == 3 ? shapedirs[2] : 0;
            SmplxFile smplx = new SmplxFile(name, Math.min(SHAPES, coefficients));
            smplx.readArrays(npz);
            return smplx;
        } catch (IOException e) {
            throw new UnusableBodyModelException(Problem.DAMAGED, name, String.valueOf(e.getMessage()));
        }
    }

    private void readArrays(NpzFile npz) throws UnusableBodyModelException {
        checkShape(npz, "v_template", VERTICES, 3);
        checkShape(npz, "shapedirs", VERTICES, 3, -1);
        checkShape(npz, "posedirs", VERTICES, 3, -POSE_FEATURES);
        checkShape(npz, "J_regressor", JOINTS, VERTICES);
        checkShape(npz, "weights", VERTICES, JOINTS);
        checkShape(npz, "kintree_table", 2, JOINTS);
        npz.read("v_template", new NpzFile.Wanted(VERTICES, 1, (v, axis, layer, x) -> template[3 * v + axis] = x));
        npz.read(
                "shapedirs",
                new NpzFile.Wanted(VERTICES, shapes, (v, axis, k, x) -> shapeBasis[(3 * v + axis) * shapes + k] = x));
        npz.read(
                "J_regressor",
                new NpzFile.Wanted(Joint.COUNT, 1, (joint, v, layer, x) -> regressor[joint * VERTICES + v] = x));
        npz.read("posedirs", new NpzFile.Wanted(FIRST_ROWS, POSE_FEATURES, (v, axis, feature, x) -> {
            int point = skinPoint(v);
            if (point >= 0) {
                poseBasis[point][axis * POSE_FEATURES + feature] = x;
            }
        }));
        npz.read("weights", new NpzFile.Wanted(FIRST_ROWS, 1, (v, joint, layer, x) -> {
            int point = skinPoint(v);
            if (point >= 0) {
                weights[point][joint] = x;
            }
        }));
        for (double[] ofPoint : weights) {
            checkSum(ofPoint, 0, JOINTS, "weights");
        }
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            checkSum(regressor, joint * VERTICES, VERTICES, "J_regressor");
        }
        npz.read("kintree_table", new NpzFile.Wanted(1, 1, (row, joint, layer, x) -> parents[joint] = (int) (long) x));
        checkTree();
    }

    /** Skinning weights and joint regressors are shares of a whole; flipped bits seldom leave it whole. */
    private void checkSum(double[] shares, int from, int count, String array) throws UnusableBodyModelException {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += shares[i];
        }
        if (Math.abs(sum - 1) > 0.01) {
            throw new UnusableBodyModelException(Problem.DAMAGED, fileName, array);
        }
    }

    private static int skinPoint(int vertex) {
        for (int point = 0; point < SmplxBody.SKIN_VERTICES.length; point++) {
            if (SmplxBody.SKIN_VERTICES[point] == vertex) {
                return point;
            }
        }
        return -1;
    }

    /** Negative lengths are lower bounds. */
    private void checkShape(NpzFile npz, String array, int... expected) throws UnusableBodyModelException {
        NpyHeader header = npz.header(array);
        int[] found = header.shape();
        boolean fits = found.length == expected.length;
        for (int axis = 0; fits && axis < expected.length; axis++) {
            fits = expected[axis] < 0 ? found[axis] >= -expected[axis] : found[axis] == expected[axis];
        }
        if (!fits) {
            String wanted = Arrays.toString(expected)
                    .replace('[', '(')
                    .replace(']', ')')
                    .replace("-", "≥ ");
            throw new UnusableBodyModelException(Problem.WRONG_SHAPE, fileName, array, header.shapeText(), wanted);
        }
    }

    private void checkTree() throws UnusableBodyModelException {
        parents[0] = -1; // the file says 4294967295 or -1
        for (int joint = 1; joint < JOINTS; joint++) {
            boolean right = joint < Joint.COUNT
                    ? parents[joint] == Joint.values()[joint].parentIndex()
                    : parents[joint] >= 0 && parents[joint] < joint;
            if (!right) {
                throw new UnusableBodyModelException(Problem.WRONG_TREE, fileName, String.valueOf(joint));
            }
        }
    }
}
