package org.ergodrop.analysis.ergonomics;

/**
 * Bands and durations of the owner's report (DESIGN: four bands and sustained postures).
 *
 * @param trunk band limits of trunk flexion
 * @param neck band limits of neck flexion
 * @param arm band limits of either arm
 * @param armReference what the arm is measured against
 * @param minEpisodeSeconds shortest stay that counts as sustained [s]
 * @param bridgedGapSeconds longest gap without a measurement that does not break a stay [s]
 * @param hysteresisDeg how far past a band's edge a value must go to end an episode [deg]
 * @param minConfidence values below it count as low confidence, in [0, 1]
 */
public record ErgonomicsSettings(
        BandLimits trunk,
        BandLimits neck,
        BandLimits arm,
        ArmReference armReference,
        double minEpisodeSeconds,
        double bridgedGapSeconds,
        double hysteresisDeg,
        double minConfidence) {

    /** What the upper arm is measured against. */
    public enum ArmReference {
        TRUNK,
        VERTICAL
    }

    public static final ErgonomicsSettings DEFAULT = new ErgonomicsSettings(
            new BandLimits(-15, 40, 60, false),
            new BandLimits(-15, 25, 60, false),
            new BandLimits(0, 40, 60, true),
            ArmReference.TRUNK,
            4,
            0.4,
            3,
            0.5);

    public ErgonomicsSettings {
        if (!(minEpisodeSeconds > 0)) {
            throw new IllegalArgumentException(
                    "ergonomics.min-episode-seconds must be positive, was " + minEpisodeSeconds);
        }
        if (!(bridgedGapSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "ergonomics.bridged-gap-seconds must not be negative, was " + bridgedGapSeconds);
        }
        if (!(hysteresisDeg >= 0)) {
            throw new IllegalArgumentException("ergonomics.hysteresis-deg must not be negative, was " + hysteresisDeg);
        }
        if (!(minConfidence >= 0 && minConfidence <= 1)) {
            throw new IllegalArgumentException("ergonomics.min-confidence must be in [0, 1], was " + minConfidence);
        }
    }

    public BandLimits limits(BodyPart part) {
        return switch (part) {
            case TRUNK -> trunk;
            case NECK -> neck;
            case LEFT_ARM, RIGHT_ARM -> arm;
        };
    }
}
