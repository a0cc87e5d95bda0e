package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartLineTest {

    @Test
    void aShortVideoKeepsEveryFrame() {
        ChartLine line = new ChartLine(1500, 100, 0.4);
        for (int frame = 0; frame < 100; frame++) {
            line.add(frame / 25.0, OptionalDouble.of(frame));
        }
        assertThat(line.points()).hasSize(100);
        assertThat(line.points().get(37)).isEqualTo(new ChartLine.Point(37 / 25.0, OptionalDouble.of(37)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aLongVideoKeepsItsExtremesInOrderOfTimeWithinTheLimit(long seed) {
        Random random = new Random(seed);
        int frames = 5_000 + random.nextInt(100_000);
        ChartLine line = new ChartLine(1500, frames, 0.4);
        List<Double> values = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            double value = 90 * random.nextGaussian();
            boolean measured = random.nextInt(20) > 0;
            if (measured) {
                values.add(value);
            }
            line.add(frame / 30.0, measured ? OptionalDouble.of(value) : OptionalDouble.empty());
        }
        List<ChartLine.Point> points = line.points();
        assertThat(points).hasSizeBetween(900, 1500);
        assertThat(points).isSortedAccordingTo(Comparator.comparingDouble(ChartLine.Point::timeSeconds));
        List<Double> drawn = points.stream()
                .filter(p -> p.degrees().isPresent())
                .map(p -> p.degrees().getAsDouble())
                .toList();
        assertThat(drawn).contains(java.util.Collections.min(values), java.util.Collections.max(values));
    }

    @Test
    void aStretchWithoutMeasurementBreaksTheLineAndABridgedOneDoesNot() {
        ChartLine line = new ChartLine(1500, 60, 0.4);
        for (int frame = 0; frame < 60; frame++) {
            boolean gap = frame >= 10 && frame < 13 || frame >= 30 && frame < 50;
            line.add(frame / 10.0, gap ? OptionalDouble.empty() : OptionalDouble.of(5));
        }
        assertThat(line.points().stream().filter(p -> p.degrees().isEmpty()))
                .singleElement()
                .satisfies(p -> assertThat(p.timeSeconds()).isBetween(2.9, 5.0));
    }

    @Test
    void nothingMeasuredIsNoLine() {
        ChartLine line = new ChartLine(1500, 3, 0.4);
        line.add(0, OptionalDouble.empty());
        line.add(1, OptionalDouble.empty());
        assertThat(line.points()).isEmpty();
    }
}
