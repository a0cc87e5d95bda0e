package org.ergodrop.demo.worker;

import java.util.Arrays;
import java.util.List;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;

/** Where BlazePose's 33 landmarks truly are on the figure, after their description in the BlazePose GHUM model card. */
final class TrueLandmarks {

    private static final Vec3 INDEX_KNUCKLE = new Vec3(0, -0.085, 0.031);
    private static final Vec3 PINKY_KNUCKLE = new Vec3(0, -0.082, -0.032);
    private static final Vec3 THUMB_KNUCKLE = new Vec3(-0.014, -0.068, 0.05);
    private static final Vec3 HEEL = new Vec3(0, 0.03 - Proportions.ANKLE_HEIGHT_METRES, -0.07);
    private static final Vec3 BIG_TOE = new Vec3(0.006, 0.025 - Proportions.ANKLE_HEIGHT_METRES, 0.175);

    private TrueLandmarks() {}

    /** In {@link Landmark} order, stage frame [m]. */
    static List<Vec3> of(PosedFigure pose) {
        return Arrays.stream(Landmark.values()).map(mark -> place(pose, mark)).toList();
    }

    private static Vec3 place(PosedFigure pose, Landmark landmark) {
        return switch (landmark) {
            case NOSE -> face(pose, FaceGeometry.NOSE);
            case LEFT_EYE_INNER -> face(pose, FaceGeometry.EYE_INNER);
            case LEFT_EYE -> face(pose, FaceGeometry.EYE);
            case LEFT_EYE_OUTER -> face(pose, FaceGeometry.EYE_OUTER);
            case RIGHT_EYE_INNER -> face(pose, Proportions.mirrored(FaceGeometry.EYE_INNER));
            case RIGHT_EYE -> face(pose, Proportions.mirrored(FaceGeometry.EYE));
            case RIGHT_EYE_OUTER -> face(pose, Proportions.mirrored(FaceGeometry.EYE_OUTER));
            case LEFT_EAR -> face(pose, FaceGeometry.EAR);
            case RIGHT_EAR -> face(pose, Proportions.mirrored(FaceGeometry.EAR));
            case MOUTH_LEFT -> face(pose, FaceGeometry.MOUTH_CORNER);
            case MOUTH_RIGHT -> face(pose, Proportions.mirrored(FaceGeometry.MOUTH_CORNER));
            case LEFT_SHOULDER -> pose.joint(Joint.LEFT_SHOULDER);
            case RIGHT_SHOULDER -> pose.joint(Joint.RIGHT_SHOULDER);
            case LEFT_ELBOW -> pose.joint(Joint.LEFT_ELBOW);
            case RIGHT_ELBOW -> pose.joint(Joint.RIGHT_ELBOW);
            case LEFT_WRIST -> pose.joint(Joint.LEFT_WRIST);
            case RIGHT_WRIST -> pose.joint(Joint.RIGHT_WRIST);
            case LEFT_PINKY -> on(pose, Joint.LEFT_WRIST, PINKY_KNUCKLE);
            case RIGHT_PINKY -> on(pose, Joint.RIGHT_WRIST, Proportions.mirrored(PINKY_KNUCKLE));
            case LEFT_INDEX -> on(pose, Joint.LEFT_WRIST, INDEX_KNUCKLE);
            case RIGHT_INDEX -> on(pose, Joint.RIGHT_WRIST, Proportions.mirrored(INDEX_KNUCKLE));
            case LEFT_THUMB -> on(pose, Joint.LEFT_WRIST, THUMB_KNUCKLE);
            case RIGHT_THUMB -> on(pose, Joint.RIGHT_WRIST, Proportions.mirrored(THUMB_KNUCKLE));
            case LEFT_HIP -> pose.joint(Joint.LEFT_HIP);
            case RIGHT_HIP -> pose.joint(Joint.RIGHT_HIP);
            case LEFT_KNEE -> pose.joint(Joint.LEFT_KNEE);
            case RIGHT_KNEE -> pose.joint(Joint.RIGHT_KNEE);
            case LEFT_ANKLE -> pose.joint(Joint.LEFT_ANKLE);
            case RIGHT_ANKLE -> pose.joint(Joint.RIGHT_ANKLE);
            case LEFT_HEEL -> on(pose, Joint.LEFT_ANKLE, HEEL);
            case RIGHT_HEEL -> on(pose, Joint.RIGHT_ANKLE, Proportions.mirrored(HEEL));
            case LEFT_FOOT_INDEX -> on(pose, Joint.LEFT_ANKLE, BIG_TOE);
            case RIGHT_FOOT_INDEX -> on(pose, Joint.RIGHT_ANKLE, Proportions.mirrored(BIG_TOE));
        };
    }

    private static Vec3 face(PosedFigure pose, Vec3 fromHeadCentre) {
        return pose.carried(Joint.HEAD, Proportions.HEAD_CENTRE.plus(fromHeadCentre));
    }

    private static Vec3 on(PosedFigure pose, Joint joint, Vec3 offset) {
        return pose.joint(joint).plus(pose.bone(joint).apply(offset));
    }
}
