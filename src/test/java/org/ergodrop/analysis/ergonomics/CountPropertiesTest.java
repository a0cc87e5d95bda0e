package org.ergodrop.analysis.ergonomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.posture.PostureList;
import org.ergodrop.analysis.posture.PostureSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every series, the prototype's rules against a plain reading of them, and a series of ten hours. */
class CountPropertiesTest {

    private static final ErgonomicsSettings SETTINGS = ErgonomicsSettings.DEFAULT;

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bandsAndUnseenTimeAddUpToTheAnalysedTime(long seed) {
        ErgonomicsSummary summary = ErgonomicsCount.of(random(seed, 1, true), SETTINGS);
        for (PartSummary part : summary.parts()) {
            double sum = part.bandSeconds().stream().mapToDouble(x -> x).sum() + part.unseenSeconds();
            assertThat(sum).isCloseTo(summary.analysedSeconds(), within(1e-6));
            for (int band = 0; band < BandLimits.BANDS; band++) {
                assertThat(part.bandSecondsLow().get(band))
                        .isLessThanOrEqualTo(part.bandSeconds().get(band) + 1e-9);
                assertThat(part.bandSecondsHigh().get(band))
                        .isGreaterThanOrEqualTo(part.bandSeconds().get(band) - 1e-9);
            }
            double episodes =
                    part.episodes().stream().mapToDouble(Episode::lengthSeconds).sum();
            assertThat(episodes)
                    .isCloseTo(
                            part.sustainedSeconds().stream().mapToDouble(x -> x).sum(), within(1e-6))
                    .isLessThanOrEqualTo(summary.analysedSeconds() - part.unseenSeconds() + 1e-6);
            assertThat(part.episodes())
                    .allMatch(episode -> episode.lengthSeconds() >= SETTINGS.minEpisodeSeconds() - 1e-5);
        }
        assertThat(summary.seenSeconds()).isLessThanOrEqualTo(summary.analysedSeconds() + 1e-9);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void playedAtHalfSpeedEverythingLastsTwiceAsLong(long seed) {
        ErgonomicsSettings slow = new ErgonomicsSettings(
                SETTINGS.trunk(), SETTINGS.neck(), SETTINGS.arm(), SETTINGS.armReference(), 8, 0.8, 3, 0.5);
        ErgonomicsSummary original = ErgonomicsCount.of(random(seed, 1, true), SETTINGS);
        ErgonomicsSummary retimed = ErgonomicsCount.of(random(seed, 2, true), slow);
        assertScaled(original, retimed, 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void showingEveryFrameTwiceForHalfTheTimeChangesNothing(long seed) {
        PostureList series = random(seed, 1, false);
        List<Posture> halves = new ArrayList<>();
        double step = series.postures().get(1).timeSeconds();
        for (Posture posture : series.postures()) {
            halves.add(posture);
            halves.add(new Posture(
                    0, posture.timeSeconds() + step / 2, posture.angles(), posture.fitErrorMm(), posture.body()));
        }
        assertScaled(ErgonomicsCount.of(series, SETTINGS), ErgonomicsCount.of(new PostureList(halves), SETTINGS), 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePrototypesNumbersAreThoseOfAPlainReadingOfItsRules(long seed) {
        double[] rates = {10, 12.5, 23.976, 24, 25, 29.97, 30, 59.94, 60};
        double fps = rates[(int) (seed % rates.length)];
        PostureList series = random(seed, 1, false);
        ErgonomicsSummary summary = new PrototypeCount(SETTINGS, fps).count(series);
        assertThat(summary.analysedSeconds()).isEqualTo(series.size() / fps);
        for (BodyPart part : BodyPart.values()) {
            double[][] expected = plainReading(part, series.postures(), fps);
            for (int band = 0; band < BandLimits.BANDS; band++) {
                assertThat(summary.part(part).bandSeconds().get(band)).isEqualTo(expected[0][band]);
                assertThat(summary.part(part).sustainedSeconds().get(band)).isEqualTo(expected[1][band]);
            }
        }
    }

    @Test
    void thePrototypeTruncatesTheShortestEpisodeToWholeFrames() {
        // int(4 * 29.97) = 119 frames are enough, although they last 3.97 s
        ErgonomicsSummary enough = new PrototypeCount(SETTINGS, 29.97)
                .count(Film.at(29.97).trunk(119, 50).series());
        ErgonomicsSummary tooFew = new PrototypeCount(SETTINGS, 29.97)
                .count(Film.at(29.97).trunk(118, 50).series());
        assertThat(enough.part(BodyPart.TRUNK).sustainedSeconds().get(2)).isEqualTo(119 / 29.97);
        assertThat(tooFew.part(BodyPart.TRUNK).sustainedSeconds().get(2)).isZero();
    }

    @Test
    void thePrototypesEmptyCellsAreUnseenAndNeverNormal() {
        ErgonomicsSummary summary = new PrototypeCount(SETTINGS, 10)
                .count(Film.at(10).trunk(30, 50).nobody(20).trunk(30, 50).series());
        PartSummary trunk = summary.part(BodyPart.TRUNK);
        assertThat(trunk.unseenSeconds()).isEqualTo(2);
        assertThat(trunk.bandSeconds()).containsExactly(0.0, 0.0, 6.0, 0.0);
        assertThat(trunk.episodes()).isEmpty();
        assertThat(summary.gaps()).containsExactly(new Gap(3, 5));
    }

    @Test
    void tenHoursAtThirtyFramesASecondNeedNoMoreMemoryThanAMinute() {
        Runtime runtime = Runtime.getRuntime();
        long[] mostUsed = {0};
        long frames = 10 * 3600 * 30;
        PostureSeries tenHours = new PostureSeries() {
            @Override
            public long size() {
                return frames;
            }

            @Override
            public void forEach(Consumer<? super Posture> reader) {
                List<Posture> kinds = new ArrayList<>();
                Film film = Film.at(30).trunk(1, 10).trunk(1, 50).trunk(1, 70);
                kinds.addAll(film.series().postures());
                for (long i = 0; i < frames; i++) {
                    Posture kind = kinds.get((int) (i / 300 % 3));
                    reader.accept(new Posture(i, i / 30.0, kind.angles(), OptionalDouble.empty(), 0));
                    if (i % (frames / 4) == frames / 4 - 1) {
                        System.gc();
                        mostUsed[0] = Math.max(mostUsed[0], runtime.totalMemory() - runtime.freeMemory());
                    }
                }
            }
        };
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        ErgonomicsSummary summary = ErgonomicsCount.of(tenHours, SETTINGS);
        assertThat(summary.analysedSeconds()).isCloseTo(36000, within(1e-6));
        assertThat(summary.part(BodyPart.TRUNK).episodes()).hasSize(3600);
        assertThat(summary.part(BodyPart.TRUNK).bandSeconds().get(2)).isCloseTo(12000, within(1e-5));
        // held in memory, the series would take some 100 MB even with shared angles
        assertThat(mostUsed[0] - before).isLessThan(20L << 20);
    }

    /** The rules of the prototype, read as plainly as possible: seconds in each band, sustained seconds in each band. */
    private static double[][] plainReading(BodyPart part, List<Posture> postures, double fps) {
        double[] edges = switch (part) {
            case TRUNK -> new double[] {-15, 40, 60};
            case NECK -> new double[] {-15, 25, 60};
            case LEFT_ARM, RIGHT_ARM -> new double[] {0, 40, 60};
        };
        Angle angle = switch (part) {
            case TRUNK -> Angle.TRUNK_FLEXION;
            case NECK -> Angle.NECK_FLEXION;
            case LEFT_ARM -> Angle.LEFT_ARM_TRUNK;
            case RIGHT_ARM -> Angle.RIGHT_ARM_TRUNK;
        };
        boolean arm = part == BodyPart.LEFT_ARM || part == BodyPart.RIGHT_ARM;
        int[] bands = new int[postures.size() + 1];
        for (int i = 0; i < postures.size(); i++) {
            OptionalDouble value = postures.get(i).angle(angle).degrees();
            if (value.isEmpty()) {
                bands[i] = -1;
            } else if (arm ? value.getAsDouble() < edges[0] : value.getAsDouble() <= edges[0]) {
                bands[i] = 0;
            } else if (value.getAsDouble() > edges[2]) {
                bands[i] = 3;
            } else {
                bands[i] = value.getAsDouble() > edges[1] ? 2 : 1;
            }
        }
        bands[postures.size()] = -2;
        int[] total = new int[4];
        int[] sustained = new int[4];
        int start = 0;
        for (int i = 1; i < bands.length; i++) {
            if (bands[i] != bands[start]) {
                if (bands[start] >= 0) {
                    total[bands[start]] += i - start;
                    if (i - start >= (int) (4 * fps)) {
                        sustained[bands[start]] += i - start;
                    }
                }
                start = i;
            }
        }
        double[][] seconds = new double[2][4];
        for (int band = 0; band < 4; band++) {
            seconds[0][band] = total[band] / fps;
            seconds[1][band] = sustained[band] / fps;
        }
        return seconds;
    }

    /** Some minutes of wandering angles with holds, gaps of all lengths and changes of the body. */
    private static PostureList random(long seed, double stretch, boolean variable) {
        Random random = new Random(seed);
        List<Posture> postures = new ArrayList<>();
        double step = stretch / 16;
        double time = 0;
        double[] degrees = new double[4];
        int body = 0;
        while (postures.size() < 1500) {
            int length = 1 + random.nextInt(120);
            boolean nobody = random.nextInt(6) == 0;
            for (int part = 0; part < 4; part++) {
                degrees[part] = random.nextInt(5) == 0
                        ? new double[] {-15, 0, 25, 40, 60}[random.nextInt(5)]
                        : random.nextDouble(-40, 100);
            }
            body += random.nextInt(10) == 0 ? 1 : 0;
            double wobble = random.nextInt(3) == 0 ? 2.5 : 0;
            for (int i = 0; i < (nobody ? 1 + length / 10 : length); i++) {
                List<Measured> row = new ArrayList<>();
                for (Angle angle : Angle.values()) {
                    int part = angle.ordinal() % 4;
                    row.add(
                            nobody
                                    ? Measured.not(Measured.Reason.NO_PERSON)
                                    : Measured.of(
                                            degrees[part] + wobble * (random.nextDouble() - 0.5), random.nextDouble()));
                }
                postures.add(new Posture(postures.size(), time, row, OptionalDouble.empty(), nobody ? -1 : body));
                time += step * (variable ? 1 + random.nextInt(3) : 1);
            }
        }
        return new PostureList(postures);
    }

    private static void assertScaled(ErgonomicsSummary original, ErgonomicsSummary scaled, double factor) {
        assertThat(scaled.analysedSeconds()).isCloseTo(factor * original.analysedSeconds(), within(1e-6));
        assertThat(scaled.seenSeconds()).isCloseTo(factor * original.seenSeconds(), within(1e-6));
        assertThat(scaled.gaps()).hasSameSizeAs(original.gaps());
        for (BodyPart part : BodyPart.values()) {
            PartSummary one = original.part(part);
            PartSummary other = scaled.part(part);
            assertThat(other.unseenSeconds()).isCloseTo(factor * one.unseenSeconds(), within(1e-6));
            for (int band = 0; band < BandLimits.BANDS; band++) {
                assertThat(other.bandSeconds().get(band))
                        .isCloseTo(factor * one.bandSeconds().get(band), within(1e-6));
                assertThat(other.sustainedSeconds().get(band))
                        .isCloseTo(factor * one.sustainedSeconds().get(band), within(1e-6));
            }
            assertThat(other.episodes()).hasSameSizeAs(one.episodes());
            for (int i = 0; i < one.episodes().size(); i++) {
                assertThat(other.episodes().get(i).meanDeg())
                        .isCloseTo(one.episodes().get(i).meanDeg(), within(1e-6));
            }
        }
    }
}
