package org.ergodrop.analysis.posture;

import java.util.Map;
import java.util.Optional;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.posture.Measured.Reason;
import org.ergodrop.analysis.posture.ViewConfidence.Turn;

/**
 * Trunk and neck flexion straight from the world landmarks, a second opinion to the fitted body: trunk = middle of the hips
 * to middle of the shoulders, neck = middle of the shoulders to middle of the ears. No standing offset is taken away: the
 * ears of a person who stands straight are some degrees in front of the shoulders.
 */
final class LandmarkAngles {

    private final Landmarks landmarks;
    private final PostureSettings settings;

    LandmarkAngles(Landmarks landmarks, PostureSettings settings) {
        this.landmarks = landmarks;
        this.settings = settings;
    }

    void put(Map<Angle, Measured> angles) {
        Vec3 shoulderLine = at(Landmark.LEFT_SHOULDER).minus(at(Landmark.RIGHT_SHOULDER));
        Vec3 hipLine = at(Landmark.LEFT_HIP).minus(at(Landmark.RIGHT_HIP));
        Vec3 shoulders = at(Landmark.LEFT_SHOULDER).midpoint(at(Landmark.RIGHT_SHOULDER));
        Vec3 trunk = shoulders.minus(at(Landmark.LEFT_HIP).midpoint(at(Landmark.RIGHT_HIP)));
        Vec3 neck = at(Landmark.LEFT_EAR).midpoint(at(Landmark.RIGHT_EAR)).minus(shoulders);
        double trunkSeen = Math.min(
                either(Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER), either(Landmark.LEFT_HIP, Landmark.RIGHT_HIP));
        double ratio = settings.view().trunkDepthRatio();

        Optional<Reason> missing = trunkMissing(trunk, shoulderLine, hipLine, trunkSeen);
        angles.put(
                Angle.TRUNK_FLEXION_LANDMARKS,
                missing.map(Measured::not)
                        .orElseGet(() -> BodyAxes.level(TrunkAngles.towardsLeft(shoulderLine, hipLine))
                                .map(facing -> FittedAngles.value(
                                        facing.flexionDeg(trunk),
                                        trunkSeen,
                                        ViewConfidence.of(new Turn(trunk, facing.left(), ratio))))
                                .orElse(Measured.not(Reason.DEGENERATE))));

        double neckSeen = Math.min(trunkSeen, either(Landmark.LEFT_EAR, Landmark.RIGHT_EAR));
        Optional<Reason> neckMissing = missing.or(() -> neckMissing(neck, neckSeen));
        angles.put(
                Angle.NECK_FLEXION_LANDMARKS,
                neckMissing
                        .map(Measured::not)
                        .orElseGet(() -> BodyAxes.of(trunk, shoulderLine.normalized())
                                .map(thorax -> neck(neck, trunk, thorax, neckSeen))
                                .orElse(Measured.not(Reason.DEGENERATE))));
    }

    private Measured neck(Vec3 neck, Vec3 trunk, BodyAxes thorax, double seen) {
        double ratio = settings.view().trunkDepthRatio();
        double view = ViewConfidence.of(new Turn(neck, thorax.left(), ratio), new Turn(trunk, thorax.left(), ratio));
        return FittedAngles.value(
                NeckAngles.of(neck, thorax).flexionDeg(), seen, settings.view().neckFactor() * view);
    }

    private Optional<Reason> trunkMissing(Vec3 trunk, Vec3 shoulderLine, Vec3 hipLine, double seen) {
        if (!(seen >= settings.minVisibility())) {
            return Optional.of(Reason.LOW_VISIBILITY);
        }
        boolean fine = trunk.norm() >= settings.minTrunkMetres()
                && shoulderLine.norm() >= settings.minShoulderMetres()
                && hipLine.norm() >= settings.minLimbMetres();
        return fine ? Optional.empty() : Optional.of(Reason.DEGENERATE);
    }

    private Optional<Reason> neckMissing(Vec3 neck, double seen) {
        if (!(seen >= settings.minVisibility())) {
            return Optional.of(Reason.LOW_VISIBILITY);
        }
        return neck.norm() >= settings.minLimbMetres() ? Optional.empty() : Optional.of(Reason.DEGENERATE);
    }

    private double either(Landmark one, Landmark other) {
        return Math.max(0, Math.min(1, Math.max(landmarks.visibility(one), landmarks.visibility(other))));
    }

    /** World position in the upright frame: the camera frame turned by 180° about x, which keeps left left. */
    private Vec3 at(Landmark landmark) {
        Vec3 camera = landmarks.world(landmark);
        return new Vec3(camera.x(), -camera.y(), -camera.z());
    }
}
