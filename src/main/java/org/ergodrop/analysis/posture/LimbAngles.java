package org.ergodrop.analysis.posture;

import java.util.Map;
import java.util.Optional;
import org.ergodrop.analysis.body.FittedBody;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.posture.Measured.Reason;
import org.ergodrop.analysis.posture.ViewConfidence.Turn;

/** Arm, elbow and knee angles of one fitted body. */
final class LimbAngles {

    /** Nearer than this to overhead, how much of the elevation is forward and how much outward is noise [deg]. Ours. */
    private static final double SPLIT_IS_NOISE_DEG = 30;

    private final FittedBody body;
    private final Evidence evidence;
    private final PostureSettings settings;

    LimbAngles(FittedBody body, Evidence evidence, PostureSettings settings) {
        this.body = body;
        this.evidence = evidence;
        this.settings = settings;
    }

    void putArms(Map<Angle, Measured> angles, FittedAngles trunk) {
        putArm(angles, trunk, Arm.LEFT);
        putArm(angles, trunk, Arm.RIGHT);
    }

    void putJoints(Map<Angle, Measured> angles) {
        angles.put(Angle.LEFT_ELBOW_FLEXION, bend(Joint.LEFT_SHOULDER, Joint.LEFT_ELBOW, Joint.LEFT_WRIST));
        angles.put(Angle.RIGHT_ELBOW_FLEXION, bend(Joint.RIGHT_SHOULDER, Joint.RIGHT_ELBOW, Joint.RIGHT_WRIST));
        angles.put(Angle.LEFT_KNEE_FLEXION, bend(Joint.LEFT_HIP, Joint.LEFT_KNEE, Joint.LEFT_ANKLE));
        angles.put(Angle.RIGHT_KNEE_FLEXION, bend(Joint.RIGHT_HIP, Joint.RIGHT_KNEE, Joint.RIGHT_ANKLE));
    }

    private void putArm(Map<Angle, Measured> angles, FittedAngles trunk, Arm arm) {
        Vec3 upperArm = body.joint(arm.elbow).minus(body.joint(arm.shoulder));
        Optional<Reason> missing = evidence.missing(arm.shoulder, arm.elbow).or(() -> tooShort(upperArm));
        if (missing.isPresent()) {
            arm.putNone(angles, missing.get());
            angles.put(arm.vertical, Measured.not(missing.get()));
            return;
        }
        double ratio = settings.view().limbDepthRatio();
        double hidden = trunk.hides(body.joint(arm.elbow)) ? settings.view().behindTrunk() : 1;
        double support = Math.min(hidden, evidence.all(arm.shoulder, arm.elbow));
        Vec3 plumb = upperArm.cross(BodyAxes.VERTICAL);
        double nearPlumb = Math.min(1, plumb.norm() / upperArm.norm() / Math.sin(Math.toRadians(20)));
        double verticalView = nearPlumb * ViewConfidence.of(new Turn(upperArm, plumb, ratio))
                + (1 - nearPlumb) * ViewConfidence.of(Turn.aboutAny(upperArm, ratio));
        angles.put(arm.vertical, FittedAngles.value(ArmAngles.toVerticalDeg(upperArm), support, verticalView));
        if (trunk.trunkMissing().isPresent()) {
            arm.putNone(angles, trunk.trunkMissing().get());
            return;
        }
        BodyAxes thorax = trunk.thorax();
        ArmAngles value = ArmAngles.of(upperArm, thorax, thorax.left().times(arm.outward));
        double trunkRatio = settings.view().trunkDepthRatio();
        double both = Math.min(support, trunk.trunkEvidence());
        double view = ViewConfidence.between(upperArm, ratio, trunk.trunk(), trunkRatio);
        double anyWay = ViewConfidence.of(Turn.aboutAny(upperArm, ratio), Turn.aboutAny(trunk.trunk(), trunkRatio));
        double splitView = anyWay * splitCertainty(value.toTrunkDeg());
        angles.put(arm.toTrunk, FittedAngles.value(value.toTrunkDeg(), both, view));
        angles.put(arm.flexion, FittedAngles.value(value.flexionDeg(), both, splitView));
        angles.put(arm.abduction, FittedAngles.value(value.abductionDeg(), both, splitView));
    }

    private static double splitCertainty(double elevationDeg) {
        double fromOverheadDeg = 180 - Math.abs(elevationDeg);
        return Math.min(1, fromOverheadDeg / SPLIT_IS_NOISE_DEG);
    }

    private Measured bend(Joint start, Joint middle, Joint end) {
        Vec3 upper = body.joint(middle).minus(body.joint(start));
        Vec3 lower = body.joint(end).minus(body.joint(middle));
        Optional<Reason> missing =
                evidence.missing(start, middle, end).or(() -> tooShort(upper)).or(() -> tooShort(lower));
        if (missing.isPresent()) {
            return Measured.not(missing.get());
        }
        double ratio = settings.view().limbDepthRatio();
        return FittedAngles.value(
                JointFlexion.degrees(body.joint(start), body.joint(middle), body.joint(end)),
                evidence.all(start, middle, end),
                ViewConfidence.between(upper, ratio, lower, ratio));
    }

    private Optional<Reason> tooShort(Vec3 bone) {
        return bone.norm() >= settings.minLimbMetres() ? Optional.empty() : Optional.of(Reason.DEGENERATE);
    }

    /** Which joints and columns belong to an arm; outward is +1 where that is the thorax's left. */
    private enum Arm {
        LEFT(
                1,
                Joint.LEFT_SHOULDER,
                Joint.LEFT_ELBOW,
                Angle.LEFT_ARM_TRUNK,
                Angle.LEFT_ARM_VERTICAL,
                Angle.LEFT_ARM_FLEXION,
                Angle.LEFT_ARM_ABDUCTION),
        RIGHT(
                -1,
                Joint.RIGHT_SHOULDER,
                Joint.RIGHT_ELBOW,
                Angle.RIGHT_ARM_TRUNK,
                Angle.RIGHT_ARM_VERTICAL,
                Angle.RIGHT_ARM_FLEXION,
                Angle.RIGHT_ARM_ABDUCTION);

        private final int outward;
        private final Joint shoulder;
        private final Joint elbow;
        private final Angle toTrunk;
        private final Angle vertical;
        private final Angle flexion;
        private final Angle abduction;

        Arm(int outward, Joint shoulder, Joint elbow, Angle... columns) {
            this.outward = outward;
            this.shoulder = shoulder;
            this.elbow = elbow;
            this.toTrunk = columns[0];
            this.vertical = columns[1];
            this.flexion = columns[2];
            this.abduction = columns[3];
        }

        private void putNone(Map<Angle, Measured> angles, Reason reason) {
            angles.put(toTrunk, Measured.not(reason));
            angles.put(flexion, Measured.not(reason));
            angles.put(abduction, Measured.not(reason));
        }
    }
}
