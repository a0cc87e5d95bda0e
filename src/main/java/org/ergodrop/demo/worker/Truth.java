package org.ergodrop.demo.worker;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.analysis.body.FittedBody;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.body.SkinPoint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.posture.Angle;

/**
 * What is true of the followed worker in one frame. All points are in the stage frame (see the package): gravity is −y,
 * whatever the tilt of the camera.
 *
 * @param index zero-based frame number
 * @param timeSeconds since the first frame [s]
 * @param inPicture whether the middle of hips and shoulders is in the picture; nobody can measure the frame otherwise
 * @param joints 22 joint centres in {@link Joint} order [m]
 * @param skin in {@link SkinPoint} order [m]
 * @param landmarks 33 points in {@link Landmark} order [m]
 * @param angles the geometric angles of these points [deg], exact; none of them is taken from the script
 * @param camera where the frame is seen from
 */
public record Truth(
        int index,
        double timeSeconds,
        boolean inPicture,
        List<Vec3> joints,
        List<Vec3> skin,
        List<Vec3> landmarks,
        Map<Angle, Double> angles,
        Camera camera) {

    public Truth {
        joints = List.copyOf(joints);
        skin = List.copyOf(skin);
        landmarks = List.copyOf(landmarks);
        angles = Collections.unmodifiableMap(angles);
    }

    static Truth of(int index, double timeSeconds, PosedFigure pose, Camera camera) {
        List<Vec3> joints = Arrays.asList(pose.joints());
        List<Vec3> skin = Arrays.stream(SkinPoint.values()).map(pose::skin).toList();
        List<Vec3> landmarks = TrueLandmarks.of(pose);
        Vec3 middle = pose.joint(Joint.PELVIS).midpoint(pose.joint(Joint.NECK));
        return new Truth(
                index,
                timeSeconds,
                camera.sees(middle),
                joints,
                skin,
                landmarks,
                new TrueAngles(joints, skin, landmarks).all(),
                camera);
    }

    public Vec3 joint(Joint joint) {
        return joints.get(joint.ordinal());
    }

    public Vec3 skin(SkinPoint point) {
        return skin.get(point.ordinal());
    }

    public Vec3 landmark(Landmark landmark) {
        return landmarks.get(landmark.ordinal());
    }

    /** Degrees of {@code angle}. */
    public double angle(Angle angle) {
        return Optional.ofNullable(angles.get(angle)).orElseThrow();
    }

    /** Where a stage point is in the picture [px]; z is its depth in front of the camera [m]. */
    public Vec3 inImage(Vec3 stagePoint) {
        return camera.project(stagePoint);
    }

    /** The body as a perfect fit would have it: upright frame, hip-centred, every joint certain, no error. */
    public FittedBody asFittedBody() {
        double[] certain = new double[Joint.COUNT];
        Arrays.fill(certain, 1);
        Vec3 hips = hips();
        return new FittedBody(
                joints.stream().map(p -> p.minus(hips)).toList(),
                skin.stream().map(p -> p.minus(hips)).toList(),
                certain,
                0);
    }

    /** What a perfect pose model would put out: world landmarks hip-centred in the camera's own, maybe tilted, frame. */
    public Landmarks asLandmarks() {
        float[] image = new float[3 * Landmarks.COUNT];
        float[] world = new float[3 * Landmarks.COUNT];
        float[] ones = new float[Landmarks.COUNT];
        Arrays.fill(ones, 1);
        double hipDepth = camera.project(hips()).z();
        for (int i = 0; i < Landmarks.COUNT; i++) {
            Vec3 seen = camera.project(landmarks.get(i));
            put(image, i, new Vec3(seen.x(), seen.y(), (seen.z() - hipDepth) * camera.focalPx() / hipDepth));
            put(world, i, camera.turned(landmarks.get(i).minus(hips())));
        }
        return new Landmarks(image, world, ones, ones.clone(), 1);
    }

    private Vec3 hips() {
        return joint(Joint.LEFT_HIP).midpoint(joint(Joint.RIGHT_HIP));
    }

    private static void put(float[] points, int index, Vec3 value) {
        points[3 * index] = (float) value.x();
        points[3 * index + 1] = (float) value.y();
        points[3 * index + 2] = (float) value.z();
    }
}
