package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.ergodrop.analysis.video.RgbFrame;
import org.junit.jupiter.api.Test;

/** What the graph remembers from frame to frame, and what it forgets when the body is lost. */
class PoseGraphTest {

    private static final Roi UPRIGHT = new Roi(500, 400, 200, 0);
    private static final Roi QUARTER_TURN = new Roi(500, 400, 200, (float) (Math.PI / 2));
    private static final long STEP = 33_333;

    @Test
    void aLandmarkIsPutBackIntoTheFrameByTheTurnOfTheRegion() {
        PoseGraph graph = new PoseGraph(false);
        BodyReading reading = reading(0.75f);
        reading.y[0] = 0.5f;
        reading.z[0] = 0.1f;
        Landmarks upright = graph.place(reading, UPRIGHT, STEP);
        assertThat(upright.imagePx()[0]).isCloseTo(550, within(1e-3f));
        assertThat(upright.imagePx()[1]).isCloseTo(400, within(1e-3f));
        assertThat(upright.imagePx()[2]).isCloseTo(20, within(1e-3f));
        Landmarks turned = new PoseGraph(false).place(reading, QUARTER_TURN, STEP);
        assertThat(turned.imagePx()[0]).isCloseTo(500, within(1e-3f));
        assertThat(turned.imagePx()[1]).isCloseTo(450, within(1e-3f));
    }

    @Test
    void worldLandmarksTurnWithTheRegionAndKeepTheirDepth() {
        BodyReading reading = reading(0.5f);
        reading.world[0] = 0.3f;
        reading.world[2] = -0.2f;
        Landmarks turned = new PoseGraph(false).place(reading, QUARTER_TURN, STEP);
        assertThat(turned.worldMetres()[0]).isCloseTo(0, within(1e-6f));
        assertThat(turned.worldMetres()[1]).isCloseTo(0.3f, within(1e-6f));
        assertThat(turned.worldMetres()[2]).isEqualTo(-0.2f);
    }

    @Test
    void theNextRegionStandsOnTheTwoAuxiliaryPointsWithAQuarterMore() {
        PoseGraph graph = new PoseGraph(false);
        graph.place(reading(0.5f), UPRIGHT, STEP);
        Roi next = graph.nextRoi();
        assertThat(next).isNotNull();
        assertThat(next.centreXPx()).isCloseTo(500, within(1e-3f));
        assertThat(next.sidePx()).isCloseTo(2 * 0.4f * 200 * 1.25f, within(1e-3f));
        assertThat(next.rotationRad()).isCloseTo(0, within(1e-5f));
    }

    @Test
    void theNextRegionIsSmoothedEvenWhenTheLandmarksAreNot() {
        PoseGraph graph = new PoseGraph(false);
        graph.place(reading(0.5f), UPRIGHT, STEP);
        BodyReading moved = reading(0.5f);
        moved.x[BodyReading.HIP_CENTRE] += 0.01f;
        moved.x[BodyReading.BODY_SCALE] += 0.01f;
        graph.place(moved, UPRIGHT, 2 * STEP);
        assertThat(graph.nextRoi().centreXPx()).isBetween(500.001f, 501.9f); // 502 unsmoothed
    }

    @Test
    void whenTheBodyIsLost_imageAndRegionStartAnewButWorldAndVisibilityRememberIt() {
        PoseGraph graph = new PoseGraph(true);
        BodyReading before = reading(0.5f);
        before.visibility[0] = 1;
        before.world[0] = 1;
        graph.place(before, UPRIGHT, STEP);
        graph.lost();
        assertThat(graph.nextRoi()).isNull();
        BodyReading after = reading(0.6f);
        after.visibility[0] = 0;
        after.world[0] = 1.001f;
        Landmarks found = graph.place(after, UPRIGHT, 3 * STEP);
        assertThat(found.imagePx()[0]).as("image: as new").isCloseTo(520, within(1e-3f));
        assertThat(found.visibility()[0]).as("visibility: 0.1 · 0 + 0.9 · 1").isCloseTo(0.9f, within(1e-6f));
        assertThat(found.worldMetres()[0]).as("world: smoothed over the gap").isBetween(1.00001f, 1.00095f);
    }

    @Test
    void whenAnotherBodyIsTaken_nothingIsRemembered() {
        PoseGraph graph = new PoseGraph(true);
        BodyReading before = reading(0.5f);
        before.visibility[0] = 1;
        graph.place(before, UPRIGHT, STEP);
        graph.reset();
        BodyReading after = reading(0.6f);
        after.visibility[0] = 0;
        after.world[0] = 2;
        Landmarks found = graph.place(after, UPRIGHT, 2 * STEP);
        assertThat(found.visibility()[0]).isZero();
        assertThat(found.worldMetres()[0]).isEqualTo(2f);
    }

    @Test
    void withoutSmoothingEveryFrameStandsAlone() {
        PoseGraph graph = new PoseGraph(false);
        graph.place(reading(0.5f), UPRIGHT, STEP);
        Landmarks second = graph.place(reading(0.9f), UPRIGHT, 2 * STEP);
        assertThat(second.imagePx()[0]).isCloseTo(580, within(1e-3f));
    }

    @Test
    void theFiltersSeeThirtyFramesASecondOrTheVideosOwnTime() {
        RgbFrame frame = RgbFrame.unpooled(2, 2);
        FilterClock fixed = new FilterClock(OptionalDouble.of(33.333));
        FilterClock own = new FilterClock(OptionalDouble.empty());
        frame.stamp(0, 0);
        assertThat(fixed.next(frame)).isEqualTo(33_333);
        long first = own.next(frame);
        assertThat(first).as("0 would mean that there is no time yet").isPositive();
        frame.stamp(1, 0.1);
        assertThat(fixed.next(frame)).isEqualTo(66_666);
        assertThat(own.next(frame) - first).isEqualTo(100_000);
    }

    /** All landmarks at (x, 0.5); hips in the middle, scale point 0.4 above. */
    private static BodyReading reading(float x) {
        BodyReading reading = new BodyReading();
        java.util.Arrays.fill(reading.x, x);
        java.util.Arrays.fill(reading.y, 0.5f);
        reading.x[BodyReading.HIP_CENTRE] = 0.5f;
        reading.y[BodyReading.HIP_CENTRE] = 0.5f;
        reading.x[BodyReading.BODY_SCALE] = 0.5f;
        reading.y[BodyReading.BODY_SCALE] = 0.1f;
        return reading;
    }
}
