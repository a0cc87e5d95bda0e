package org.ergodrop.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ergodrop.analysis.body.BodyFitting;
import org.ergodrop.analysis.body.BodySettings;
import org.ergodrop.analysis.body.FittedBody;
import org.ergodrop.analysis.body.GenericBody;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.body.SkinPoint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.posture.PostureMeter;
import org.ergodrop.analysis.posture.PostureSettings;
import org.ergodrop.analysis.posture.PostureSettings.TrunkLine;
import org.ergodrop.analysis.posture.StandingOffset;

/** Two ways from landmarks to angles: through the fitted body, as the product goes, and straight. */
final class Reading {

    private static final PostureSettings STRAIGHT = straight(PostureSettings.DEFAULT);

    private Reading() {}

    /** As the product reads a clip: one shape, a pose for each frame, angles without the standing offset. */
    static List<Posture> fitted(List<PoseFrame> frames) {
        return fitted(frames, BodySettings.DEFAULT);
    }

    static List<Posture> fitted(List<PoseFrame> frames, BodySettings settings) {
        BodyFitting fitting = BodyFitting.over(new GenericBody(), settings);
        frames.forEach(fitting::observe);
        PostureMeter meter = new PostureMeter(
                PostureSettings.DEFAULT, StandingOffset.of(fitting.standing(), PostureSettings.DEFAULT.trunkLine()));
        List<Posture> postures = new ArrayList<>();
        for (PoseFrame frame : frames) {
            postures.add(meter.measure(frame, fitting.fit(frame)));
        }
        return postures;
    }

    /**
     * As a prototype would: the same definitions on the world landmarks as they are; the trunk from the middle of the hips to
     * that of the shoulders, the neck from there to the middle of the ears.
     */
    static List<Posture> straight(List<PoseFrame> frames) {
        PostureMeter meter = new PostureMeter(STRAIGHT, StandingOffset.NONE);
        List<Posture> postures = new ArrayList<>();
        for (PoseFrame frame : frames) {
            postures.add(
                    meter.measure(frame, Optional.ofNullable(frame.landmarks()).map(Reading::jointsAtLandmarks)));
        }
        return postures;
    }

    private static PostureSettings straight(PostureSettings usual) {
        return new PostureSettings(
                TrunkLine.JOINTS,
                false,
                usual.minTrunkMetres(),
                usual.minLimbMetres(),
                usual.minShoulderMetres(),
                0,
                0,
                usual.view());
    }

    private static FittedBody jointsAtLandmarks(Landmarks landmarks) {
        Vec3[] joints = new Vec3[Joint.COUNT];
        Arrays.fill(joints, Vec3.ZERO);
        for (Joint joint : Joint.values()) {
            if (isLandmark(joint)) {
                joints[joint.ordinal()] = at(landmarks, Landmark.valueOf(joint.name()));
            }
        }
        joints[Joint.PELVIS.ordinal()] = at(landmarks, Landmark.LEFT_HIP).midpoint(at(landmarks, Landmark.RIGHT_HIP));
        joints[Joint.NECK.ordinal()] =
                at(landmarks, Landmark.LEFT_SHOULDER).midpoint(at(landmarks, Landmark.RIGHT_SHOULDER));
        joints[Joint.HEAD.ordinal()] = at(landmarks, Landmark.LEFT_EAR).midpoint(at(landmarks, Landmark.RIGHT_EAR));
        double[] certain = new double[Joint.COUNT];
        Arrays.fill(certain, 1);
        return new FittedBody(
                Arrays.asList(joints), Collections.nCopies(SkinPoint.values().length, Vec3.ZERO), certain, 0);
    }

    private static boolean isLandmark(Joint joint) {
        return Arrays.stream(Landmark.values())
                .anyMatch(landmark -> landmark.name().equals(joint.name()));
    }

    private static Vec3 at(Landmarks landmarks, Landmark landmark) {
        Vec3 camera = landmarks.world(landmark);
        return new Vec3(camera.x(), -camera.y(), -camera.z());
    }
}
