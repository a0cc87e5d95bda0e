package org.ergodrop.analysis.ergonomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.PostureList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time lines that were added up by hand. */
class ErgonomicsCountTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void everyFrameStandsForTheTimeUntilTheNextAndTheLastForTheMedianStep() {
        // shown for 0.1, 0.1, 0.3, 0.1 s, then the last one for the median of those, 0.1 s
        ErgonomicsSummary summary = Film.at(10)
                .trunkFor(0.1, 0)
                .trunkFor(0.1, 50)
                .trunkFor(0.3, 70)
                .trunkFor(0.1, -20)
                .trunkFor(99, 0)
                .count();
        assertThat(summary.analysedSeconds()).isCloseTo(0.7, EXACT);
        assertBands(trunk(summary), 0.1, 0.2, 0.1, 0.3);
        assertThat(summary.frames()).isEqualTo(5);
        assertThat(summary.framesWithPerson()).isEqualTo(5);
        assertThat(summary.seenSeconds()).isCloseTo(0.7, EXACT);
        assertThat(summary.gaps()).isEmpty();
    }

    @Test
    void aVariableRateIsExact_halfTheFramesButTheSameTime() {
        ErgonomicsSummary summary = Film.at(30).trunk(150, 50).count();
        Film variable = Film.at(30);
        for (int i = 0; i < 50; i++) {
            variable.trunkFor(1 / 30.0, 50).trunkFor(2 / 30.0, 50);
        }
        assertThat(trunk(summary).sustainedSeconds().get(2)).isCloseTo(5, EXACT);
        // the last of the variable frames stands for the median, 1/30 s, because nothing says how long it was shown
        assertThat(trunk(variable.count()).sustainedSeconds().get(2)).isCloseTo(5 - 1 / 30.0, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"-15.0, 0", "-14.999, 1", "40.0, 1", "40.001, 2", "60.0, 2", "60.001, 3"})
    void aTrunkAngleOnAnEdgeBelongsToTheBandBelow(double degrees, int band) {
        PartSummary part = trunk(Film.at(25).trunk(25, degrees).count());
        assertThat(part.bandSeconds().get(band)).isCloseTo(1, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"-0.001, 0", "0.0, 1", "40.0, 1", "40.001, 2", "60.0, 2", "60.001, 3"})
    void anArmAtExactlyZeroIsNotBehindTheBody(double degrees, int band) {
        PartSummary part = Film.at(25).leftArm(25, degrees).count().part(BodyPart.LEFT_ARM);
        assertThat(part.bandSeconds().get(band)).isCloseTo(1, EXACT);
    }

    @Test
    void theNeckHasItsOwnBandsAndEveryPartItsOwnAngle() {
        ErgonomicsSummary summary = Film.at(10)
                .frame(0.1, Map.of(Angle.NECK_FLEXION, 30.0, Angle.RIGHT_ARM_TRUNK, -5.0, Angle.LEFT_ARM_TRUNK, 61.0))
                .frame(0.1, Map.of(Angle.NECK_FLEXION, 25.0))
                .count();
        assertBands(summary.part(BodyPart.NECK), 0, 0.1, 0.1, 0);
        assertBands(summary.part(BodyPart.LEFT_ARM), 0, 0.1, 0, 0.1);
        assertBands(summary.part(BodyPart.RIGHT_ARM), 0.1, 0.1, 0, 0);
        assertBands(trunk(summary), 0, 0.2, 0, 0);
    }

    @Test
    void theArmIsCountedAgainstVerticalWhenTheSettingSaysSo() {
        ErgonomicsSettings d = ErgonomicsSettings.DEFAULT;
        ErgonomicsSettings vertical = new ErgonomicsSettings(
                d.trunk(), d.neck(), d.arm(), ErgonomicsSettings.ArmReference.VERTICAL, 4, 0.4, 3, 0.5);
        ErgonomicsSummary summary = Film.at(10)
                .frame(0.1, Map.of(Angle.LEFT_ARM_TRUNK, 70.0, Angle.LEFT_ARM_VERTICAL, 50.0))
                .frame(0.1, Map.of())
                .count(vertical);
        assertBands(summary.part(BodyPart.LEFT_ARM), 0, 0.1, 0.1, 0);
    }

    @Test
    void aGapOf039SecondsIsBridgedAndOneOf041IsNot() {
        ErgonomicsSummary bridged =
                Film.at(100).trunk(300, 50).nobody(39).trunk(300, 50).count();
        assertThat(trunk(bridged).episodes()).hasSize(1);
        assertThat(trunk(bridged).sustainedSeconds().get(2)).isCloseTo(6.39, EXACT);
        assertThat(trunk(bridged).unseenSeconds()).isZero();
        assertThat(bridged.seenSeconds()).isCloseTo(6.39, EXACT);
        assertThat(bridged.gaps()).isEmpty();

        ErgonomicsSummary broken =
                Film.at(100).trunk(300, 50).nobody(41).trunk(300, 50).count();
        assertThat(trunk(broken).episodes()).isEmpty();
        assertThat(trunk(broken).unseenSeconds()).isCloseTo(0.41, EXACT);
        assertBands(trunk(broken), 0, 0, 6, 0);
        assertThat(broken.seenSeconds()).isCloseTo(6, EXACT);
        assertThat(broken.gaps()).hasSize(1);
        assertThat(broken.gaps().get(0).startSeconds()).isCloseTo(3, EXACT);
        assertThat(broken.gaps().get(0).endSeconds()).isCloseTo(3.41, EXACT);
        assertThat(broken.framesWithPerson()).isEqualTo(600);
    }

    @Test
    void aGapOfExactlyTheBridgedLengthIsBridgedAtAnyRate() {
        assertThat(trunk(Film.at(30).trunk(90, 50).nobody(12).trunk(90, 50).count())
                        .unseenSeconds())
                .isZero();
        assertThat(trunk(Film.at(25).trunk(90, 50).nobody(10).trunk(90, 50).count())
                        .unseenSeconds())
                .isZero();
    }

    @Test
    void timeBeforeThePersonComesAndAfterSheLeftIsUnseenHoweverShort() {
        ErgonomicsSummary summary =
                Film.at(10).nobody(2).trunk(10, 0).nobody(30).count();
        assertBands(trunk(summary), 0, 1, 0, 0);
        assertThat(trunk(summary).unseenSeconds()).isCloseTo(3.2, EXACT);
        assertThat(summary.analysedSeconds()).isCloseTo(4.2, EXACT);
        assertThat(summary.seenSeconds()).isCloseTo(1, EXACT);
        assertThat(summary.gaps()).hasSize(1);
        assertThat(summary.gaps().get(0).lengthSeconds()).isCloseTo(3, EXACT);
    }

    @Test
    void anEmptySceneHasNoNormalTime() {
        ErgonomicsSummary summary = Film.at(10).nobody(100).count();
        for (PartSummary part : summary.parts()) {
            assertBands(part, 0, 0, 0, 0);
            assertThat(part.unseenSeconds()).isCloseTo(10, EXACT);
        }
        assertThat(summary.framesWithPerson()).isZero();
        assertThat(summary.gaps()).hasSize(1);
    }

    @Test
    void aHiddenArmIsUnseenWhileTheTrunkIsSeen() {
        Film film = Film.at(10);
        for (int i = 0; i < 100; i++) {
            film.frame(0.1, Map.of(Angle.LEFT_ARM_TRUNK, Double.NaN, Angle.TRUNK_FLEXION, 50.0));
        }
        ErgonomicsSummary summary = film.count();
        assertThat(summary.part(BodyPart.LEFT_ARM).unseenSeconds()).isCloseTo(10, EXACT);
        assertBands(summary.part(BodyPart.LEFT_ARM), 0, 0, 0, 0);
        assertThat(trunk(summary).sustainedSeconds().get(2)).isCloseTo(10, EXACT);
        assertThat(summary.seenSeconds()).isCloseTo(10, EXACT);
    }

    @Test
    void timeForWhichTheVideoHasNoFrameIsLostNotHeld() {
        // 5 s at 50°, then the recording stalls for 20 s, then 5 s at 50°
        ErgonomicsSummary summary =
                Film.at(10).trunk(50, 50).later(20).trunk(50, 50).count();
        assertThat(summary.analysedSeconds()).isCloseTo(30, EXACT);
        assertBands(trunk(summary), 0, 0, 10, 0);
        assertThat(trunk(summary).unseenSeconds()).isCloseTo(20, EXACT);
        assertThat(trunk(summary).episodes()).hasSize(2);
        assertThat(summary.gaps()).hasSize(1);
        assertThat(summary.gaps().get(0).startSeconds()).isCloseTo(5, EXACT);
    }

    @Test
    void aTimeLapseHasLongStepsAndNoHoles() {
        ErgonomicsSummary summary = Film.at(0.5).trunk(20, 50).count();
        assertBands(trunk(summary), 0, 0, 40, 0);
        assertThat(trunk(summary).episodes()).hasSize(1);
    }

    @Test
    void anotherBodyBreaksAnEpisodeButItsTimeCounts() {
        ErgonomicsSummary summary =
                Film.at(10).trunk(30, 50).onAnotherBody().trunk(30, 50).count();
        assertThat(trunk(summary).episodes()).isEmpty();
        assertBands(trunk(summary), 0, 0, 6, 0);
        assertThat(trunk(summary).unseenSeconds()).isZero();
    }

    @Test
    void aGapBetweenTwoBodiesIsNeverBridged() {
        ErgonomicsSummary summary = Film.at(10)
                .trunk(30, 50)
                .nobody(3)
                .onAnotherBody()
                .trunk(30, 50)
                .count();
        assertThat(trunk(summary).unseenSeconds()).isCloseTo(0.3, EXACT);
        assertThat(trunk(summary).episodes()).isEmpty();
    }

    @Test
    void bandTimesHaveARangeFromTheUncertaintyOfTheirAngles() {
        // sure: 55 ± 4 stays below 60; half sure: 55 ± 8 may be above 60; 20 ± 8 is what it is
        ErgonomicsSummary summary = Film.at(10)
                .trunk(10, 55)
                .sure(0.5)
                .trunk(20, 55)
                .trunk(30, 20)
                .sure(0.4)
                .trunk(5, 20)
                .count();
        PartSummary part = trunk(summary);
        assertBands(part, 0, 3.5, 3, 0);
        assertThat(part.bandSecondsLow().get(2)).isCloseTo(1, EXACT);
        assertThat(part.bandSecondsHigh().get(2)).isCloseTo(3, EXACT);
        assertThat(part.bandSecondsLow().get(3)).isZero();
        assertThat(part.bandSecondsHigh().get(3)).isCloseTo(2, EXACT);
        assertThat(part.bandSecondsLow().get(1)).isCloseTo(3.5, EXACT);
        assertThat(part.lowConfidenceSeconds()).isCloseTo(0.5, EXACT);
    }

    @Test
    void anUncertaintyGrowsAsConfidenceFallsWithinLimits() {
        AngleUncertainty uncertainty = AngleUncertainty.DEFAULT;
        assertThat(uncertainty.sigmaDeg(1)).isEqualTo(4);
        assertThat(uncertainty.sigmaDeg(0.5)).isEqualTo(8);
        assertThat(uncertainty.sigmaDeg(0.4)).isCloseTo(10, EXACT);
        assertThat(uncertainty.sigmaDeg(0.01)).isEqualTo(16);
        assertThat(uncertainty.sigmaDeg(0)).isEqualTo(16);
    }

    @Test
    void nothingAtAllIsZeroSecondsOfEverything() {
        ErgonomicsSummary summary = ErgonomicsCount.of(new PostureList(List.of()), ErgonomicsSettings.DEFAULT);
        assertThat(summary.frames()).isZero();
        assertThat(summary.analysedSeconds()).isZero();
        assertThat(summary.parts()).hasSize(4);
    }

    @Test
    void framesOutOfOrderAreRefusedWithTheirTimes() {
        Film film = Film.at(10).trunk(5, 0).later(-0.2).trunk(1, 0);
        assertThatIllegalArgumentException().isThrownBy(film::count).withMessageContaining("times must rise");
    }

    private static PartSummary trunk(ErgonomicsSummary summary) {
        return summary.part(BodyPart.TRUNK);
    }

    private static void assertBands(PartSummary part, double... seconds) {
        for (int band = 0; band < BandLimits.BANDS; band++) {
            assertThat(part.bandSeconds().get(band)).as("band %d", band).isCloseTo(seconds[band], EXACT);
        }
    }
}
