package org.ergodrop.analysis.body;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * SMPL-X from the user's licensed file, with its first ten shape coefficients and the face and hands at rest.
 *
 * <p>Joints come from shape and the kinematic chain alone; the three skin points are skinned in full (Pavlakos et al. 2019,
 * equations 1 to 4; linear blend skinning with shape and pose blend shapes as in Loper et al. 2015). Joints beyond the 22 do
 * not turn against their parents, so their skinning weights count for the nearest of the 22 above them.
 */
public final class SmplxBody implements BodyModel {

    /** Vertices of {@link SkinPoint}, in its order, as the Python prototype chose them. */
    static final int[] SKIN_VERTICES = {5614, 2151, 9002};

    /** Nose, left ear, right ear: the vertices SMPL-X's authors publish for these key points. */
    private static final int[] FACE_VERTICES = {9120, 6, 616};

    private final String name;
    private final String source;
    private final LinearJoints joints;
    private final Skin[] skin = new Skin[SKIN_VERTICES.length];
    private final double[] height;
    private final HeadPlacement headPlacement;

    /**
     * One vertex.
     *
     * @param mean {@code double[3]} [m]
     * @param shape {@code double[3*shapes]}: axis, coefficient [m]
     * @param pose {@code double[3*189]}: axis, pose feature [m]
     * @param weights {@code double[22]} skinning weights
     */
    private record Skin(double[] mean, double[] shape, double[] pose, double[] weights) {}

    private SmplxBody(String name, String source, SmplxFile file) {
        this.name = name;
        this.source = source;
        this.joints = joints(file);
        for (int point = 0; point < skin.length; point++) {
            skin[point] = skin(file, point);
        }
        this.height = height(file);
        int[] face = FACE_VERTICES;
        this.headPlacement =
                HeadPlacement.of(vertex(file, face[0]), vertex(file, face[1]), vertex(file, face[2]), restHead());
    }

    /**
     * Reads the model.
     *
     * @throws UnusableBodyModelException when the file is not an intact SMPL-X archive
     */
    public static SmplxBody read(Path file) throws UnusableBodyModelException {
        String fileName = String.valueOf(file.getFileName());
        String lower = fileName.toLowerCase(Locale.ROOT);
        String gender = lower.contains("female") ? " female" : lower.contains("male") ? " male" : " neutral";
        return new SmplxBody("SMPL-X" + gender, fileName, SmplxFile.read(file));
    }

    private static Vec3 vertex(SmplxFile file, int v) {
        return new Vec3(file.template[3 * v], file.template[3 * v + 1], file.template[3 * v + 2]);
    }

    private Vec3 restHead() {
        int at = 3 * Joint.HEAD.ordinal();
        return new Vec3(joints.mean()[at], joints.mean()[at + 1], joints.mean()[at + 2]);
    }

    private static LinearJoints joints(SmplxFile file) {
        double[] mean = new double[3 * Joint.COUNT];
        double[][] basis = new double[file.shapes][3 * Joint.COUNT];
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            for (int v = 0; v < SmplxFile.VERTICES; v++) {
                double share = file.regressor[joint * SmplxFile.VERTICES + v];
                for (int axis = 0; share != 0 && axis < 3; axis++) {
                    mean[3 * joint + axis] += share * file.template[3 * v + axis];
                    for (int k = 0; k < file.shapes; k++) {
                        basis[k][3 * joint + axis] += share * file.shapeBasis[(3 * v + axis) * file.shapes + k];
                    }
                }
            }
        }
        return new LinearJoints(mean, basis);
    }

    private static Skin skin(SmplxFile file, int point) {
        int v = SKIN_VERTICES[point];
        double[] mean = new double[3];
        double[] shape = new double[3 * file.shapes];
        System.arraycopy(file.template, 3 * v, mean, 0, 3);
        System.arraycopy(file.shapeBasis, 3 * v * file.shapes, shape, 0, shape.length);
        double[] weights = new double[Joint.COUNT];
        for (int joint = 0; joint < SmplxFile.JOINTS; joint++) {
            int above = joint;
            while (above >= Joint.COUNT) {
                above = file.parents[above];
            }
            weights[above] += file.weights[point][joint];
        }
        return new Skin(mean, shape, file.poseBasis[point], weights);
    }

    /** {@code double[1+shapes]}: crown minus sole along y, mean and change with each coefficient [m]. */
    private static double[] height(SmplxFile file) {
        int top = 0;
        int bottom = 0;
        for (int v = 1; v < SmplxFile.VERTICES; v++) {
            top = file.template[3 * v + 1] > file.template[3 * top + 1] ? v : top;
            bottom = file.template[3 * v + 1] < file.template[3 * bottom + 1] ? v : bottom;
        }
        double[] height = new double[1 + file.shapes];
        height[0] = file.template[3 * top + 1] - file.template[3 * bottom + 1];
        for (int k = 0; k < file.shapes; k++) {
            height[1 + k] = file.shapeBasis[(3 * top + 1) * file.shapes + k]
                    - file.shapeBasis[(3 * bottom + 1) * file.shapes + k];
        }
        return height;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public int shapeCount() {
        return joints.basis().length;
    }

    @Override
    public double statureMetres(double[] shape) {
        double sum = height[0];
        for (int k = 0; k < shapeCount(); k++) {
            sum += shape[k] * height[1 + k];
        }
        return sum;
    }

    @Override
    public LinearJoints joints() {
        return joints;
    }

    @Override
    public HeadPlacement headPlacement() {
        return headPlacement;
    }

    @Override
    public List<Vec3> skin(double[] shape, PosedSkeleton skeleton) {
        double[] rest = joints.at(shape);
        double[] feature = poseFeature(skeleton.pose);
        List<Vec3> points = new ArrayList<>(skin.length);
        for (Skin point : skin) {
            points.add(skinned(point, inRest(point, shape, feature), rest, skeleton));
        }
        return List.copyOf(points);
    }

    /** {@code double[189]}: rotation minus identity of joints 1 to 21, row by row. */
    private static double[] poseFeature(BodyPose pose) {
        double[] feature = new double[SmplxFile.POSE_FEATURES];
        for (int i = 0; i < feature.length; i++) {
            feature[i] = pose.local[9 + i] - (i % 9 % 4 == 0 ? 1 : 0);
        }
        return feature;
    }

    /** The vertex in the rest pose with shape and pose blend shapes. */
    private static Vec3 inRest(Skin point, double[] shape, double[] feature) {
        double[] v = point.mean.clone();
        int shapes = point.shape.length / 3;
        for (int axis = 0; axis < 3; axis++) {
            for (int k = 0; k < shapes; k++) {
                v[axis] += point.shape[axis * shapes + k] * shape[k];
            }
            for (int i = 0; i < feature.length; i++) {
                v[axis] += point.pose[axis * feature.length + i] * feature[i];
            }
        }
        return new Vec3(v[0], v[1], v[2]);
    }

    private static Vec3 skinned(Skin point, Vec3 inRest, double[] rest, PosedSkeleton skeleton) {
        Vec3 sum = Vec3.ZERO;
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            if (point.weights[joint] != 0) {
                Vec3 at = new Vec3(rest[3 * joint], rest[3 * joint + 1], rest[3 * joint + 2]);
                sum = sum.plus(skeleton.attached(joint, inRest.minus(at)).times(point.weights[joint]));
            }
        }
        return sum;
    }
}
