package org.ergodrop.analysis.posture;

import java.util.Map;
import java.util.Optional;
import org.ergodrop.analysis.body.FittedBody;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.posture.Measured.Reason;
import org.ergodrop.analysis.posture.ViewConfidence.Turn;

/** Trunk, neck and head angles of one fitted body, and the axes that its arms are measured in. */
final class FittedAngles {

    /** Half the width and half the depth of a trunk are about a quarter and a tenth of its length. Ours, decision 0010. */
    private static final double OUTLINE = 0.25;

    private static final double BEHIND = 0.1;

    /** Confidence under which a nod goes along the line of sight. There a nod of 36° reads 10°: decision 0018. */
    private static final double NEARLY_ALONG_SIGHT = 0.62;

    private static final double FLATTENED_NOD_DEG = 7;

    /** Cosine of 45°: whose back is turned to the camera more than that. From behind a bend of 45° reads 0: decision 0018. */
    private static final double TURNED_AWAY = Math.cos(Math.toRadians(45));

    private static final double FLATTENED = 0.4;

    /** Keeps a side bend seen from the side below 0.5: it is off by up to 16° there. Ours, decision 0018. */
    private static final double SIDE_BEND = 0.9;

    private final FittedBody body;
    private final Evidence evidence;
    private final PostureSettings settings;
    private final Bones bones;
    private final Vec3 towardsLeft;
    private final Optional<Reason> trunkMissing;
    private final Optional<BodyAxes> thorax;
    private final Vec3 trunk;
    private final Vec3 neck;

    FittedAngles(FittedBody body, Evidence evidence, PostureSettings settings, StandingOffset offset) {
        this.body = body;
        this.evidence = evidence;
        this.settings = settings;
        this.bones = Bones.of(body, settings.trunkLine());
        this.towardsLeft = TrunkAngles.towardsLeft(bones.shoulderLine(), bones.hipLine());
        Optional<Reason> degenerate = degenerateTrunk();
        Optional<BodyAxes> raw = degenerate.isPresent() ? Optional.empty() : BodyAxes.of(bones.trunk(), towardsLeft);
        this.trunk =
                raw.map(axes -> axes.pitched(bones.trunk(), -offset.trunkDeg())).orElse(bones.trunk());
        this.thorax =
                raw.flatMap(axes -> BodyAxes.of(trunk, bones.shoulderLine().normalized()));
        this.trunkMissing = trunkIsSeen()
                ? degenerate.or(() -> thorax.isPresent() ? Optional.empty() : Optional.of(Reason.DEGENERATE))
                : Optional.of(Reason.LOW_VISIBILITY);
        this.neck = thorax.map(axes -> axes.pitched(bones.neck(), -offset.headDeg()))
                .orElse(bones.neck());
    }

    /** Why nothing can be measured against the trunk; empty when the trunk is known. */
    Optional<Reason> trunkMissing() {
        return trunkMissing;
    }

    /** Up along the trunk, left along the shoulders; only when the trunk is not missing. */
    BodyAxes thorax() {
        return thorax.orElseThrow();
    }

    /** Trunk from waist to neck without the standing offset [m]. */
    Vec3 trunk() {
        return trunk;
    }

    /**
     * Whether the camera sees the trunk instead of this elbow: the elbow lies behind the trunk and, in the picture, within its
     * outline. The pose model then invents an arm that hangs.
     */
    boolean hides(Vec3 elbow) {
        Vec3 pelvis = body.joint(Joint.PELVIS);
        Vec3 line = body.joint(Joint.NECK).minus(pelvis);
        Vec3 flat = new Vec3(line.x(), line.y(), 0);
        Vec3 from = elbow.minus(pelvis);
        double along = flat.norm() > 0 ? from.dot(flat) / flat.dot(flat) : 0;
        Vec3 away = from.minus(line.times(Math.max(0, Math.min(1, along))));
        double length = line.norm();
        return Math.hypot(away.x(), away.y()) < OUTLINE * length && away.z() < -BEHIND * length;
    }

    double trunkEvidence() {
        return Math.min(
                evidence.all(Joint.PELVIS, Joint.NECK),
                Math.min(
                        evidence.either(Joint.LEFT_SHOULDER, Joint.RIGHT_SHOULDER),
                        evidence.either(Joint.LEFT_HIP, Joint.RIGHT_HIP)));
    }

    void putTrunk(Map<Angle, Measured> angles) {
        Optional<TrunkAngles> measured = trunkMissing.isPresent()
                ? Optional.empty()
                : TrunkAngles.of(trunk, bones.shoulderLine(), bones.hipLine());
        if (measured.isEmpty()) {
            Measured not = Measured.not(trunkMissing.orElse(Reason.DEGENERATE));
            angles.put(Angle.TRUNK_FLEXION, not);
            angles.put(Angle.TRUNK_LATERAL, not);
            angles.put(Angle.TRUNK_TWIST, not);
            return;
        }
        TrunkAngles value = measured.get();
        BodyAxes facing = BodyAxes.level(towardsLeft).orElseThrow();
        double ratio = settings.view().trunkDepthRatio();
        double support = trunkEvidence();
        angles.put(
                Angle.TRUNK_FLEXION,
                value(
                        value.flexionDeg(),
                        Math.min(support, fromBehind(facing)),
                        ViewConfidence.of(new Turn(trunk, facing.left(), ratio))));
        angles.put(
                Angle.TRUNK_LATERAL,
                value(
                        value.lateralDeg(),
                        support,
                        SIDE_BEND * ViewConfidence.of(new Turn(trunk, trunk.cross(facing.left()), ratio))));
        double shouldersAndHips =
                evidence.all(Joint.LEFT_SHOULDER, Joint.RIGHT_SHOULDER, Joint.LEFT_HIP, Joint.RIGHT_HIP);
        double view = settings.view().twistFactor()
                * ViewConfidence.of(
                        new Turn(bones.shoulderLine(), trunk, ratio), new Turn(bones.hipLine(), trunk, ratio));
        angles.put(Angle.TRUNK_TWIST, value(value.twistDeg(), Math.min(support, shouldersAndHips), view));
    }

    void putNeck(Map<Angle, Measured> angles) {
        Optional<Reason> missing = neckMissing();
        if (missing.or(this::trunkMissing).isPresent()) {
            Measured not = Measured.not(missing.or(this::trunkMissing).get());
            angles.put(Angle.NECK_FLEXION, not);
            angles.put(Angle.NECK_LATERAL, not);
            angles.put(Angle.HEAD_FLEXION, not);
            return;
        }
        BodyAxes axes = thorax();
        NeckAngles value = NeckAngles.of(neck, axes);
        double ratio = settings.view().trunkDepthRatio();
        double factor = settings.view().neckFactor();
        double face = BodyAxes.level(towardsLeft).map(FittedAngles::fromBehind).orElse(FLATTENED);
        double support = Math.min(face, Math.min(trunkEvidence(), evidence.all(Joint.NECK, Joint.HEAD)));
        double seenFlexion = ViewConfidence.of(new Turn(neck, axes.left(), ratio), new Turn(trunk, axes.left(), ratio));
        boolean flattened = seenFlexion < NEARLY_ALONG_SIGHT && Math.abs(value.flexionDeg()) > FLATTENED_NOD_DEG;
        double flexionView = flattened ? Math.min(FLATTENED, seenFlexion) : seenFlexion;
        double lateralView = ViewConfidence.of(
                new Turn(neck, neck.cross(axes.left()), ratio), new Turn(trunk, axes.forward(), ratio));
        angles.put(Angle.NECK_FLEXION, value(value.flexionDeg(), support, factor * flexionView));
        angles.put(Angle.NECK_LATERAL, value(value.lateralDeg(), support, factor * lateralView));
        angles.put(
                Angle.HEAD_FLEXION,
                BodyAxes.level(bones.shoulderLine().normalized())
                        .map(facing -> value(
                                facing.flexionDeg(neck),
                                support,
                                factor * ViewConfidence.of(new Turn(neck, facing.left(), ratio))))
                        .orElse(Measured.not(Reason.DEGENERATE)));
    }

    private static double fromBehind(BodyAxes facing) {
        return -facing.forward().z() > TURNED_AWAY ? FLATTENED : 1;
    }

    private Optional<Reason> neckMissing() {
        if (!evidence.isSeen(Joint.HEAD)) {
            return Optional.of(Reason.LOW_VISIBILITY);
        }
        return bones.neck().norm() >= settings.minLimbMetres() ? Optional.empty() : Optional.of(Reason.DEGENERATE);
    }

    private boolean trunkIsSeen() {
        return (evidence.isSeen(Joint.LEFT_SHOULDER) || evidence.isSeen(Joint.RIGHT_SHOULDER))
                && (evidence.isSeen(Joint.LEFT_HIP) || evidence.isSeen(Joint.RIGHT_HIP));
    }

    private Optional<Reason> degenerateTrunk() {
        boolean fine = body.joints().stream().allMatch(Vec3::isFinite)
                && bones.trunk().norm() >= settings.minTrunkMetres()
                && bones.shoulderLine().norm() >= settings.minShoulderMetres()
                && bones.hipLine().norm() >= settings.minLimbMetres();
        return fine ? Optional.empty() : Optional.of(Reason.DEGENERATE);
    }

    /** As certain as the weaker of what the frame supports and what the view lets see. */
    static Measured value(double degrees, double support, double view) {
        if (!Double.isFinite(degrees)) {
            return Measured.not(Reason.DEGENERATE);
        }
        return Measured.of(degrees, Math.max(0, Math.min(1, Math.min(support, view))));
    }
}
