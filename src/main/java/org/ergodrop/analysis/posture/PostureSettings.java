package org.ergodrop.analysis.posture;

/**
 * How angles are measured; keys {@code posture.*}.
 *
 * @param trunkLine which line stands for the trunk and the neck
 * @param subtractStandingOffset whether the inclination that the body model's lines have when it stands upright is taken away
 * @param minTrunkMetres a shorter trunk is a tracking failure [m]
 * @param minLimbMetres a shorter upper arm, forearm, thigh, shank or neck is a tracking failure [m]
 * @param minShoulderMetres shoulders closer together do not tell where the person faces [m]
 * @param minVisibility landmarks below it do not count as seen, in [0, 1]
 * @param minJointConfidence joints below it are not supported by the frame, in [0, 1]
 * @param view how the camera's direction lowers the confidence
 */
public record PostureSettings(
        TrunkLine trunkLine,
        boolean subtractStandingOffset,
        double minTrunkMetres,
        double minLimbMetres,
        double minShoulderMetres,
        double minVisibility,
        double minJointConfidence,
        ViewSettings view) {

    /** The line that stands for trunk and neck: on the skin of the back (lumbar, cervical, head) or through joint centres. */
    public enum TrunkLine {
        SKIN,
        JOINTS
    }

    /**
     * How much less a single camera knows of depth than of the picture plane, and of two angles than of the others.
     *
     * @param trunkDepthRatio error along the line of sight ÷ error across it, trunk and neck
     * @param limbDepthRatio the same for arms and legs
     * @param neckFactor factor on the confidence of neck and head angles, in (0, 1]
     * @param twistFactor factor on the confidence of the twist, in (0, 1]
     * @param behindTrunk most that an arm whose elbow the trunk hides can be sure of, whatever its visibility, in (0, 1]
     */
    public record ViewSettings(
            double trunkDepthRatio, double limbDepthRatio, double neckFactor, double twistFactor, double behindTrunk) {

        /** Ours, decision 0010: a trunk seen from the front is just measurable, a twist never. */
        public static final ViewSettings DEFAULT = new ViewSettings(1.9, 2.0, 0.96, 0.45, 0.4);

        public ViewSettings {
            require(trunkDepthRatio >= 1, "posture.view.trunk-depth-ratio must be at least 1", trunkDepthRatio);
            require(limbDepthRatio >= 1, "posture.view.limb-depth-ratio must be at least 1", limbDepthRatio);
            require(neckFactor > 0 && neckFactor <= 1, "posture.view.neck-factor must be in (0, 1]", neckFactor);
            require(twistFactor > 0 && twistFactor <= 1, "posture.view.twist-factor must be in (0, 1]", twistFactor);
            require(behindTrunk > 0 && behindTrunk <= 1, "posture.view.behind-trunk must be in (0, 1]", behindTrunk);
        }
    }

    /** Lengths below which a body is a tracking failure: decision 0009. Visibility 0.5: MediaPipe's own threshold. */
    public static final PostureSettings DEFAULT =
            new PostureSettings(TrunkLine.SKIN, true, 0.05, 0.03, 0.08, 0.5, 0.2, ViewSettings.DEFAULT);

    public PostureSettings {
        require(minTrunkMetres > 0, "posture.min-trunk-metres must be positive", minTrunkMetres);
        require(minLimbMetres > 0, "posture.min-limb-metres must be positive", minLimbMetres);
        require(minShoulderMetres > 0, "posture.min-shoulder-metres must be positive", minShoulderMetres);
        require(minVisibility >= 0 && minVisibility <= 1, "posture.min-visibility must be in [0, 1]", minVisibility);
        require(
                minJointConfidence >= 0 && minJointConfidence <= 1,
                "posture.min-joint-confidence must be in [0, 1]",
                minJointConfidence);
    }

    private static void require(boolean holds, String rule, double was) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", was " + was);
        }
    }
}
