package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ergodrop.analysis.video.RgbFrame;
import org.junit.jupiter.api.Test;

/** Telling clothes apart. */
class TorsoColoursTest {

    @Test
    void equalClothesAreAtDistanceZeroAndOppositeOnesAtOne() {
        TorsoColours black = colours(0, 0, 0);
        assertThat(black.distance(colours(0, 0, 0))).isCloseTo(0, within(1e-3));
        assertThat(black.distance(colours(255, 255, 255))).isCloseTo(1, within(1e-6));
    }

    @Test
    void aLittleMoreLightIsStillTheSamePersonAndAnotherShirtIsNot() {
        TorsoColours overall = colours(40, 60, 120, 30);
        assertThat(overall.distance(colours(46, 68, 132, 30))).isLessThan(SeenPerson.ALIKE);
        assertThat(overall.distance(colours(170, 160, 150, 30))).isGreaterThan(SeenPerson.ALIKE_HERE);
    }

    @Test
    void sharesSumToOneAlsoWhenTheTorsoIsPartlyOrWhollyOutside() {
        RgbFrame frame = RgbFrame.unpooled(100, 100);
        assertThat(sum(TorsoColours.of(frame, 50, 80, 50, 20))).isCloseTo(1, within(1e-4));
        assertThat(sum(TorsoColours.of(frame, 0, 80, 0, 20))).isCloseTo(1, within(1e-4));
        assertThat(sum(TorsoColours.of(frame, 500, 80, 500, 20))).isCloseTo(1, within(1e-4));
    }

    @Test
    void onlyTheTorsoIsLookedAt() {
        RgbFrame frame = RgbFrame.unpooled(100, 100);
        for (int y = 20; y < 80; y++) {
            for (int x = 35; x < 65; x++) {
                frame.rgb()[3 * (y * 100 + x)] = (byte) 255;
            }
        }
        TorsoColours red = TorsoColours.of(frame, 50, 80, 50, 20);
        assertThat(red.distance(colours(255, 0, 0))).isCloseTo(0, within(1e-3));
    }

    private static double sum(TorsoColours colours) {
        double sum = 0;
        for (float share : colours.shares()) {
            sum += share;
        }
        return sum;
    }

    private static TorsoColours colours(int red, int green, int blue) {
        return colours(red, green, blue, 0);
    }

    /** @param folds brightness changes by this much over the cloth [grey levels] */
    private static TorsoColours colours(int red, int green, int blue, int folds) {
        Random random = new Random(red);
        RgbFrame frame = RgbFrame.unpooled(100, 100);
        for (int i = 0; i < 100 * 100; i++) {
            int light = folds == 0 ? 0 : random.nextInt(-folds, folds);
            frame.rgb()[3 * i] = (byte) (red + light);
            frame.rgb()[3 * i + 1] = (byte) (green + light);
            frame.rgb()[3 * i + 2] = (byte) (blue + light);
        }
        return TorsoColours.of(frame, 50, 80, 50, 20);
    }
}
