package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.Episode;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.ergonomics.PartSummary;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final List<Double> NONE = List.of(0.0, 0.0, 0.0, 0.0);

    @Test
    void everythingNormalIsLow() {
        Verdict verdict = verdict(BodyPart.TRUNK, List.of(0.0, 60.0, 0.0, 0.0));
        assertThat(verdict.level()).isEqualTo(Verdict.Level.LOW);
        assertThat(verdict.sentence())
                .isEqualTo("In the normal range during all 60.0 s that were measured."
                        + " No posture outside the normal range was held for 4 s or longer.");
    }

    @Test
    void aSustainedExtremePostureIsHighAndIsTold() {
        Verdict verdict = verdict(
                BodyPart.TRUNK,
                List.of(0.0, 40.0, 5.0, 15.0),
                new Episode(BodyPart.TRUNK, 3, 72.4, 80.9, 83, 71),
                new Episode(BodyPart.TRUNK, 1, 0, 30, 20, 5));
        assertThat(verdict.level()).isEqualTo(Verdict.Level.HIGH);
        assertThat(verdict.sentence())
                .isEqualTo(
                        "Outside the normal range: strong forward bend (>60°) 15.0 s (25\u00a0%), moderate forward bend"
                                + " (40° to 60°) 5.0 s (8\u00a0%). One sustained posture outside the normal range, the longest 8.5 s"
                                + " (strong forward bend, from 0:01:12).");
    }

    @Test
    void aSustainedModeratePostureIsRaised() {
        assertThat(verdict(BodyPart.NECK, List.of(0.0, 50.0, 10.0, 0.0), new Episode(BodyPart.NECK, 2, 0, 10, 50, 40))
                        .level())
                .isEqualTo(Verdict.Level.RAISED);
    }

    @Test
    void anArmHeldBehindTheBodyIsRaisedWhereATrunkHeldBackIsHigh() {
        assertThat(verdict(
                                BodyPart.LEFT_ARM,
                                List.of(6.0, 54.0, 0.0, 0.0),
                                new Episode(BodyPart.LEFT_ARM, 0, 0, 6, -20, -10))
                        .level())
                .isEqualTo(Verdict.Level.RAISED);
        assertThat(verdict(BodyPart.TRUNK, List.of(6.0, 54.0, 0.0, 0.0), new Episode(BodyPart.TRUNK, 0, 0, 6, -20, -17))
                        .level())
                .isEqualTo(Verdict.Level.HIGH);
    }

    @Test
    void aPartThatWasSeenLessThanHalfOfTheTimeIsNotAssessed() {
        Verdict verdict = verdict(BodyPart.NECK, List.of(0.0, 29.0, 0.0, 0.0));
        assertThat(verdict.level()).isEqualTo(Verdict.Level.UNKNOWN);
        assertThat(verdict.sentence()).endsWith("Not measured: 31.0 s (52\u00a0% of the time).");
    }

    @Test
    void nothingMeasuredIsNotAssessed() {
        assertThat(verdict(BodyPart.NECK, NONE).level()).isEqualTo(Verdict.Level.UNKNOWN);
        assertThat(verdict(BodyPart.NECK, NONE).sentence()).isEqualTo("Could not be measured in this video.");
    }

    private static Verdict verdict(BodyPart part, List<Double> bandSeconds, Episode... episodes) {
        PartSummary summary = new PartSummary(part, bandSeconds, NONE, NONE, NONE, 0, 0, List.of(episodes));
        return Verdict.of(summary, 60, ErgonomicsSettings.DEFAULT, new Texts(Locale.ENGLISH));
    }
}
