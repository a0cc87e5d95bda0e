package org.ergodrop.analysis.ergonomics;

import org.ergodrop.analysis.ergonomics.ErgonomicsSettings.ArmReference;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;

/** Bands and episodes of one part of the body, frame by frame. */
final class PartCount {

    private final BodyPart part;
    private final Angle angle;
    private final BandTally tally;
    private final EpisodeFinder finder;
    private final GapBridge bridge;

    PartCount(BodyPart part, ErgonomicsSettings settings, AngleUncertainty uncertainty) {
        this.part = part;
        this.angle = angleOf(part, settings.armReference());
        BandLimits limits = settings.limits(part);
        this.tally = new BandTally(limits, uncertainty, settings.minConfidence());
        this.finder = new EpisodeFinder(part, limits, settings.minEpisodeSeconds(), settings.hysteresisDeg());
        this.bridge = new GapBridge(settings.bridgedGapSeconds(), new Both(tally, finder));
    }

    /** The angle that is counted for a part. */
    static Angle angleOf(BodyPart part, ArmReference armReference) {
        boolean toTrunk = armReference == ArmReference.TRUNK;
        return switch (part) {
            case TRUNK -> Angle.TRUNK_FLEXION;
            case NECK -> Angle.NECK_FLEXION;
            case LEFT_ARM -> toTrunk ? Angle.LEFT_ARM_TRUNK : Angle.LEFT_ARM_VERTICAL;
            case RIGHT_ARM -> toTrunk ? Angle.RIGHT_ARM_TRUNK : Angle.RIGHT_ARM_VERTICAL;
        };
    }

    void frame(Posture posture, double endSeconds) {
        Measured measured = posture.angle(angle);
        if (measured.isMeasured()) {
            double degrees = measured.degrees().getAsDouble();
            bridge.measured(
                    new Stay(posture.timeSeconds(), endSeconds, degrees, measured.confidence()), posture.body());
        } else {
            bridge.missing(posture.timeSeconds());
        }
    }

    void lost(double startSeconds, double endSeconds) {
        bridge.lost(startSeconds, endSeconds);
    }

    PartSummary end(double endSeconds) {
        bridge.end(endSeconds);
        return tally.summary(part, finder);
    }

    private record Both(TimeLine one, TimeLine other) implements TimeLine {

        @Override
        public void held(Stay stay) {
            one.held(stay);
            other.held(stay);
        }

        @Override
        public void unseen(double startSeconds, double endSeconds) {
            one.unseen(startSeconds, endSeconds);
            other.unseen(startSeconds, endSeconds);
        }

        @Override
        public void broken() {
            one.broken();
            other.broken();
        }

        @Override
        public void ended() {
            one.ended();
            other.ended();
        }
    }
}
