package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

/** Landmark tensors and heatmap refinement, by hand. */
class BodyReaderTest {

    private static final float SURE = 100; // logit with a confidence of 1
    private static final float UNSURE = -100; // logit with a confidence of 0

    private final FloatBuffer landmarks = FloatBuffer.allocate(195);
    private final FloatBuffer flag = FloatBuffer.wrap(new float[] {0.75f});
    private final FloatBuffer heatmap = FloatBuffer.allocate(64 * 64 * 39);
    private final FloatBuffer world = FloatBuffer.allocate(117);
    private final BodyReading reading = new BodyReading();

    BodyReaderTest() {
        for (int i = 0; i < heatmap.capacity(); i++) {
            heatmap.put(i, UNSURE);
        }
    }

    @Test
    void landmarksAreFractionsOfTheCropAndTheirLogitsProbabilities() {
        put(2, 128, 64, -32);
        landmarks.put(13, 0).put(14, 2);
        world.put(3 * 38 + 2, 0.25f);
        read();
        assertThat(reading.flag).isEqualTo(0.75f);
        assertThat(reading.x[2]).isEqualTo(0.5f);
        assertThat(reading.y[2]).isEqualTo(0.25f);
        assertThat(reading.z[2]).isEqualTo(-0.125f);
        assertThat(reading.visibility[2]).isEqualTo(0.5f);
        assertThat(reading.presence[2]).isCloseTo((float) (1 / (1 + Math.exp(-2))), within(1e-6f));
        assertThat(reading.world[3 * 38 + 2]).isEqualTo(0.25f);
    }

    @Test
    void aSureHeatmapPullsTheLandmarkToItsCentreOfMassInWholeColumns() {
        put(5, 130, 130, 0); // cell 32, 32
        heat(33, 31, 5, SURE);
        heat(34, 31, 5, SURE);
        read();
        assertThat(reading.x[5]).isCloseTo(33.5f / 64, within(1e-6f));
        assertThat(reading.y[5]).isCloseTo(31f / 64, within(1e-6f));
    }

    @Test
    void heatBeyondThreeCellsDoesNotCount() {
        put(5, 130, 130, 0);
        heat(36, 32, 5, SURE); // four columns away
        read();
        assertThat(reading.x[5]).isEqualTo(130f / 256);
        heat(35, 32, 5, SURE); // three columns away
        read();
        assertThat(reading.x[5]).isCloseTo(35f / 64, within(1e-6f));
    }

    @Test
    void anUnsureHeatmapChangesNothing() {
        put(5, 130, 130, 0);
        heat(33, 31, 5, -0.01f);
        read();
        assertThat(reading.x[5]).isEqualTo(130f / 256);
        heat(33, 31, 5, 0); // exactly a half is enough
        read();
        assertThat(reading.x[5]).isCloseTo(33f / 64, within(1e-6f));
    }

    @Test
    void theHeatmapOfAnotherLandmarkDoesNotPull() {
        put(5, 130, 130, 0);
        heat(33, 31, 6, SURE);
        read();
        assertThat(reading.x[5]).isEqualTo(130f / 256);
    }

    @Test
    void aLandmarkOutsideIsLeftAloneExceptBelowWhereMediaPipeForgetsToLook() {
        put(1, 256, 130, 0); // column 64: outside
        put(2, -5, 130, 0); // column -1: outside
        put(3, 130, -5, 0); // row -1: outside
        put(4, 130, 258, 0); // row 64: outside, but rows 61 to 63 still pull
        for (int i = 1; i <= 4; i++) {
            heat(32, 32, i, SURE);
            heat(62, 32, i, SURE);
            heat(0, 32, i, SURE);
            heat(32, 0, i, SURE);
            heat(32, 62, i, SURE);
        }
        read();
        assertThat(reading.x[1]).isEqualTo(1f);
        assertThat(reading.x[2]).isEqualTo(-5f / 256);
        assertThat(reading.y[3]).isEqualTo(-5f / 256);
        assertThat(reading.y[4]).isCloseTo(62f / 64, within(1e-6f));
    }

    private void put(int landmark, float x, float y, float z) {
        landmarks.put(5 * landmark, x).put(5 * landmark + 1, y).put(5 * landmark + 2, z);
    }

    private void heat(int column, int row, int landmark, float logit) {
        heatmap.put((row * 64 + column) * 39 + landmark, logit);
    }

    private void read() {
        BodyReader.read(landmarks, flag, heatmap, world, reading);
    }
}
