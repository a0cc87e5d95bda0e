package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.Episode;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.ergonomics.PartSummary;
import org.ergodrop.jobs.MailDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportSummaryTest {

    private static final List<Double> NONE = List.of(0.0, 0.0, 0.0, 0.0);

    @Test
    void saysTheWholeResultInOneLineAndTheWorstThreeWithTheirTimes() {
        ReportSummary summary = ReportSummary.of(SampleResult.seconds(60), Locale.ENGLISH);
        assertThat(summary.level()).isEqualTo("HIGH");
        assertThat(summary.verdict()).startsWith("Ergonomic load: high (trunk").endsWith(".");
        assertThat(summary.worst()).hasSize(3);
        assertThat(summary.worst().get(0)).startsWith("Left arm: strongly raised (>60°), held once for ");
        assertThat(summary.worst().get(0)).contains(" from 0:00:18;").endsWith(" of the measured time");
        assertThat(summary.coverage()).startsWith("A person was measured for 56.8\u00a0s of 60.0\u00a0s (95\u00a0%).");
    }

    @Test
    void saysItInCzech() {
        ReportSummary summary = ReportSummary.of(SampleResult.seconds(60), ReportSettings.CZECH);
        assertThat(summary.verdict()).startsWith("Ergonomická zátěž: vysoká (trup");
        assertThat(summary.worst().get(0)).startsWith("Levá paže: silné zvednutí (>60°), jednou drženo ");
        assertThat(summary.coverage()).startsWith("Osoba byla změřena po 56,8\u00a0s z 60,0\u00a0s (95\u00a0%).");
    }

    @Test
    void theLevelIsTheHighestOfTheOverviewAndUnassessedPartsDoNotHideIt() {
        ReportSummary summary = of(
                part(BodyPart.TRUNK, List.of(0.0, 50.0, 10.0, 0.0), new Episode(BodyPart.TRUNK, 2, 3, 9, 50, 45)),
                part(BodyPart.NECK, NONE));
        assertThat(summary.level()).isEqualTo("RAISED");
        assertThat(summary.verdict())
                .isEqualTo("Ergonomic load: raised (trunk); low (left arm, right arm); not assessed (neck).");
    }

    @Test
    void anExtremePostureThatWasHeldComesBeforeALongerModerateOne() {
        ReportSummary summary = of(
                part(BodyPart.TRUNK, List.of(0.0, 20.0, 40.0, 0.0), new Episode(BodyPart.TRUNK, 2, 0, 40, 50, 45)),
                part(BodyPart.NECK, List.of(0.0, 50.0, 5.0, 5.0), new Episode(BodyPart.NECK, 3, 61, 66, 80, 70)));
        assertThat(summary.worst())
                .containsExactly(
                        "Neck: strong forward bend (>60°), held once for 5.0\u00a0s, from 0:01:01; 5.0\u00a0s in all, 8\u00a0% of the measured time",
                        "Trunk: moderate forward bend (40° to 60°), held once for 40.0\u00a0s, from 0:00:00; 40.0\u00a0s in all,"
                                + " 67\u00a0% of the measured time");
    }

    @Test
    void nobodyInTheVideoIsSaidAndNothingIsZero() {
        ErgonomicsSummary nobody = new ErgonomicsSummary(
                1500,
                0,
                60,
                0,
                IntStream.range(0, 4)
                        .mapToObj(i -> part(BodyPart.values()[i], NONE))
                        .toList(),
                List.of());
        ReportSummary summary = ReportSummary.of(result(nobody), Locale.ENGLISH);
        assertThat(summary.level()).isEqualTo("UNKNOWN");
        assertThat(summary.verdict()).startsWith("Nobody was found in this video");
        assertThat(summary.worst()).isEmpty();
        assertThat(summary.details()).doesNotContainKey(MailDetails.WORST);
    }

    @Test
    void itsKeysAreThoseOfTheMail() {
        assertThat(ReportSummary.of(SampleResult.seconds(60), Locale.ENGLISH).details())
                .containsOnlyKeys(MailDetails.LEVEL, MailDetails.VERDICT, MailDetails.WORST, MailDetails.COVERAGE);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverSaysNotANumberAndFitsIntoAJobNote(long seed) {
        Random random = new Random(seed);
        double analysed = random.nextInt(4) == 0 ? 0 : random.nextDouble(0, 7200);
        List<PartSummary> parts = IntStream.range(0, 4)
                .mapToObj(i -> random.nextInt(3) == 0
                        ? part(BodyPart.values()[i], NONE)
                        : part(
                                BodyPart.values()[i],
                                random.doubles(4, 0, analysed / 4 + 1e-9)
                                        .boxed()
                                        .toList(),
                                new Episode(BodyPart.values()[i], random.nextInt(4), 0, 5, 10, 10)))
                .toList();
        ReportSummary summary = ReportSummary.of(
                result(new ErgonomicsSummary(100, random.nextInt(100), analysed, analysed / 2, parts, List.of())),
                random.nextBoolean() ? Locale.ENGLISH : ReportSettings.CZECH);
        String all = String.join("\n", summary.details().values());
        assertThat(all).doesNotContain("NaN", "\ufffd", "∞", "{").hasSizeLessThan(4000);
        assertThat(summary.worst()).hasSizeLessThanOrEqualTo(3);
    }

    private static ReportSummary of(PartSummary trunk, PartSummary neck) {
        List<Double> still = List.of(0.0, 60.0, 0.0, 0.0);
        return ReportSummary.of(
                result(new ErgonomicsSummary(
                        1500,
                        1500,
                        60,
                        60,
                        List.of(trunk, neck, part(BodyPart.LEFT_ARM, still), part(BodyPart.RIGHT_ARM, still)),
                        List.of())),
                Locale.ENGLISH);
    }

    private static PartSummary part(BodyPart part, List<Double> bandSeconds, Episode... episodes) {
        return new PartSummary(part, bandSeconds, NONE, NONE, NONE, 0, 0, List.of(episodes));
    }

    private static AnalysisResult result(ErgonomicsSummary summary) {
        return SampleResult.of("a.mp4", new SamplePostures(1, SampleResult.FPS), summary);
    }
}
