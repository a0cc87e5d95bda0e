package org.ergodrop.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.video.RgbFrame;
import org.ergodrop.demo.worker.SyntheticWorker.Actor;
import org.ergodrop.demo.worker.SyntheticWorker.Performance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    private static final Camera SMALL = Camera.FRONT.sized(320, 240);
    private static final int CLEARLY_OTHER = 12;
    private static final Clothes CHALK =
            new Clothes(0xF8F8F8, 0xF8F8F8, 0xF8F8F8, 0xF8F8F8, 0xF8F8F8, 0xF8F8F8, 0xF8F8F8);
    private static final Clothes COAL =
            new Clothes(0x080808, 0x080808, 0x080808, 0x080808, 0x080808, 0x080808, 0x080808);

    @ParameterizedTest(name = "azimuth {0}, bend {1}")
    @CsvSource({"0, 0", "0, 60", "45, 45", "90, 0", "90, 90", "180, 20", "270, -20"})
    void theTrueJointsLieOnTheFigureInThePicture(double azimuthDeg, double bendDeg) {
        MovementScript pose = MovementScript.startingWith(Command.STANDING
                        .with(Dof.TRUNK_BEND, bendDeg)
                        .with(Dof.LEFT_ARM_OUT, 60)
                        .with(Dof.RIGHT_ARM_FORWARD, 70))
                .hold(1);
        Truth truth = filmed(pose, azimuthDeg).truth(0);
        RgbFrame chalk = drawn(dressed(pose, azimuthDeg, CHALK), 0);
        RgbFrame coal = drawn(dressed(pose, azimuthDeg, COAL), 0);

        for (Joint joint : Joint.values()) {
            assertThat(isFigure(chalk, coal, truth.inImage(truth.joint(joint))))
                    .as("%s changes its colour with the clothes", joint)
                    .isTrue();
        }
        long aside = truth.joints().stream()
                .filter(joint -> isFigure(chalk, coal, truth.inImage(joint.plus(new Vec3(0, 0.95, 0)))))
                .count();
        assertThat(aside)
                .as("joints that would lie on the figure 0.95 m higher")
                .isLessThan(12);
    }

    @Test
    void theSameFrameHasTheSameBytesInAnyOrder() {
        SyntheticWorker one = filmed(Scripts.SHORT.script(), 45);
        SyntheticWorker other = filmed(Scripts.SHORT.script(), 45);
        byte[] first = drawn(one, 40).rgb();
        drawn(other, 200);

        assertThat(drawn(other, 40).rgb()).isEqualTo(first);
        assertThat(drawn(other, 46).rgb()).isNotEqualTo(first);
    }

    @Test
    void theVestFacesTheCameraAndTheFaceIsSeenFromTheFrontOnly() {
        MovementScript standing = MovementScript.startingWith(Command.STANDING).hold(1);
        SyntheticWorker front = filmed(standing, 0);
        SyntheticWorker back = filmed(standing, 180);

        int[] face = colour(drawn(front, 0), front.truth(0).inImage(new Vec3(0, 1.62, 0)));
        int[] nape = colour(drawn(back, 0), back.truth(0).inImage(new Vec3(0, 1.62, 0)));
        assertThat(face[0]).as("skin is brighter than hair").isGreaterThan(nape[0] + 40);
        int[] chest = colour(drawn(front, 0), front.truth(0).inImage(new Vec3(0.02, 1.25, 0)));
        assertThat(chest[0] + chest[1]).as("hi-vis yellow").isGreaterThan(3 * chest[2]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 90})
    void aSecondPersonStandsBesideTheFirstAndChangesNothingOfTheTruth(double azimuthDeg) {
        Actor worker = new Actor(Scripts.SHORT.script(), Clothes.WORKER);
        Actor colleague = new Actor(Scripts.COLLEAGUE.script(), Clothes.COLLEAGUE);
        Performance both =
                new Performance(SMALL.around(azimuthDeg), 25, Lighting.BRIGHT, 12, List.of(worker, colleague));
        Performance alone = new Performance(SMALL.around(azimuthDeg), 25, Lighting.BRIGHT, 12, List.of(worker));

        RgbFrame two = drawn(new SyntheticWorker(both), 30);
        RgbFrame one = drawn(new SyntheticWorker(alone), 30);
        Vec3 colleaguesChest = SMALL.project(new Vec3(1.25, 1.2, -0.9));
        assertThat(isFigure(two, one, colleaguesChest)).isTrue();
        assertThat(new SyntheticWorker(both).truth(30).angles())
                .isEqualTo(new SyntheticWorker(alone).truth(30).angles());
    }

    @Test
    void dimLightIsDarker() {
        Actor worker = new Actor(Scripts.SHORT.script(), Clothes.WORKER);
        RgbFrame bright =
                drawn(new SyntheticWorker(new Performance(SMALL, 25, Lighting.BRIGHT, 1, List.of(worker))), 0);
        RgbFrame dim = drawn(new SyntheticWorker(new Performance(SMALL, 25, Lighting.DIM, 1, List.of(worker))), 0);

        assertThat(sum(dim)).isLessThan(2 * sum(bright) / 3);
    }

    private static SyntheticWorker filmed(MovementScript script, double azimuthDeg) {
        return new SyntheticWorker(Performance.of(script, SMALL.around(azimuthDeg)));
    }

    private static RgbFrame drawn(SyntheticWorker worker, int index) {
        RgbFrame frame = RgbFrame.unpooled(SMALL.widthPx(), SMALL.heightPx());
        worker.draw(index, frame);
        return frame;
    }

    private static SyntheticWorker dressed(MovementScript script, double azimuthDeg, Clothes clothes) {
        return new SyntheticWorker(
                new Performance(SMALL.around(azimuthDeg), 25, Lighting.BRIGHT, 1, List.of(new Actor(script, clothes))));
    }

    private static boolean isFigure(RgbFrame picture, RgbFrame other, Vec3 at) {
        int[] here = colour(picture, at);
        int[] behind = colour(other, at);
        int difference = 0;
        for (int channel = 0; channel < 3; channel++) {
            difference = Math.max(difference, Math.abs(here[channel] - behind[channel]));
        }
        return difference > CLEARLY_OTHER;
    }

    private static int[] colour(RgbFrame frame, Vec3 at) {
        int pixel = 3 * ((int) at.y() * frame.widthPx() + (int) at.x());
        return new int[] {frame.rgb()[pixel] & 0xFF, frame.rgb()[pixel + 1] & 0xFF, frame.rgb()[pixel + 2] & 0xFF};
    }

    private static long sum(RgbFrame frame) {
        long sum = 0;
        for (byte value : frame.rgb()) {
            sum += value & 0xFF;
        }
        return sum;
    }
}
