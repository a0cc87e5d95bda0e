package org.ergodrop.analysis.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramePickerTest {

    private static final double MAX_FPS = 30;

    @ParameterizedTest
    @ValueSource(doubles = {10, 23.976, 24, 25, 29.97, 30})
    void whenFramesComeNoFasterThanTheLimit_allArePicked(double fps) {
        double[] times = regular(fps, 5000);

        assertThat(pick(times, MAX_FPS)).hasSize(5000);
    }

    @ParameterizedTest
    @CsvSource({"60, 2", "59.94, 2", "90, 3", "120, 4", "240, 8"})
    void whenFramesComeAMultipleFaster_exactlyEveryNthIsPicked(double fps, int step) {
        double[] times = regular(fps, 4800);

        assertThat(pick(times, MAX_FPS))
                .containsExactlyElementsOf(IntStream.range(0, 4800 / step)
                        .mapToObj(i -> times[i * step])
                        .toList());
    }

    @Test
    void whenTimesAreRoundedToMilliseconds_aClipAt2997LosesNoFrame() {
        double[] times = IntStream.range(0, 20_000)
                .mapToDouble(i -> Math.round(i * 1001 / 30.0) / 1000.0)
                .toArray();

        assertThat(pick(times, MAX_FPS)).hasSize(20_000);
    }

    @Test
    void whenA30FpsPhoneJitters_noFrameIsLost() {
        Random random = new Random(7);
        double[] times = IntStream.range(0, 3000)
                .mapToDouble(i -> i / 29.9 + (random.nextDouble() - 0.5) * 0.010)
                .toArray();

        assertThat(pick(times, MAX_FPS)).hasSizeGreaterThan(2980);
    }

    @Test
    void whenFramesStopForAWhile_theyAreNotMadeUpForAfterwards() {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            times.add(i / 60.0 + (i >= 30 ? 10 : 0));
        }

        List<Double> picked = pick(times.stream().mapToDouble(t -> t).toArray(), MAX_FPS);

        assertThat(picked.stream().filter(t -> t > 5)).hasSize(15);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTheRate_noSpanHoldsMoreThanTheLimitAndTimesAreTheFramesOwn(long seed) {
        Random random = new Random(seed);
        double maxFps = 1 + random.nextDouble() * 60;
        double fps = 1 + random.nextDouble() * 250;
        double jitter = random.nextDouble();
        double[] times = new double[600];
        for (int i = 1; i < times.length; i++) {
            times[i] = times[i - 1] + (1 + jitter * (random.nextDouble() * 1.8 - 0.9)) / fps;
        }

        List<Double> picked = pick(times, maxFps);

        assertThat(picked).isSubsetOf(java.util.Arrays.stream(times).boxed().toList());
        assertThat(picked).first().isEqualTo(0.0);
        for (int from = 0; from < picked.size(); from++) {
            for (int to = from + 1; to < picked.size(); to++) {
                double span = picked.get(to) - picked.get(from);
                assertThat((double) to - from + 1).isLessThanOrEqualTo(span * maxFps + 1 + FramePicker.EARLIEST + 1e-6);
            }
        }
    }

    private static double[] regular(double fps, int frames) {
        return IntStream.range(0, frames).mapToDouble(i -> i / fps).toArray();
    }

    private static List<Double> pick(double[] times, double maxFps) {
        FramePicker picker = new FramePicker(maxFps);
        List<Double> picked = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            if (picker.picks(times[i], i + 1 < times.length ? times[i + 1] : Double.POSITIVE_INFINITY)) {
                picked.add(times[i]);
            }
        }
        return picked;
    }
}
