package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Anchors, box decoding, suppression and letterbox, with values worked out by hand from the pbtxt options. */
class DetectionDecoderTest {

    private final FloatBuffer boxes = FloatBuffer.allocate(Anchors.COUNT * DetectionDecoder.VALUES);
    private final FloatBuffer logits = FloatBuffer.allocate(Anchors.COUNT);

    DetectionDecoderTest() {
        for (int i = 0; i < Anchors.COUNT; i++) {
            logits.put(i, -200);
        }
    }

    @Test
    void anchorsLieInTheMiddleOfTheirCellsTwoTwoAndSixACell() {
        Anchors anchors = new Anchors();
        assertThat(Anchors.COUNT).isEqualTo(28 * 28 * 2 + 14 * 14 * 2 + 7 * 7 * 6);
        assertAnchor(anchors, 0, 0.5f / 28, 0.5f / 28);
        assertAnchor(anchors, 1, 0.5f / 28, 0.5f / 28);
        assertAnchor(anchors, 2, 1.5f / 28, 0.5f / 28);
        assertAnchor(anchors, 56, 0.5f / 28, 1.5f / 28);
        assertAnchor(anchors, 1568, 0.5f / 14, 0.5f / 14);
        assertAnchor(anchors, 1568 + 392, 0.5f / 7, 0.5f / 7);
        assertAnchor(anchors, 1568 + 392 + 5, 0.5f / 7, 0.5f / 7);
        assertAnchor(anchors, 1568 + 392 + 6, 1.5f / 7, 0.5f / 7);
        assertAnchor(anchors, 2253, 6.5f / 7, 6.5f / 7);
    }

    private static void assertAnchor(Anchors anchors, int index, float x, float y) {
        assertThat(anchors.x(index)).as("x of anchor %d", index).isCloseTo(x, within(1e-6f));
        assertThat(anchors.y(index)).as("y of anchor %d", index).isCloseTo(y, within(1e-6f));
    }

    @Test
    void aBoxIsDecodedInDetectorPixelsAroundItsAnchor() {
        put(2253, 2, 22.4f, -11.2f, 44.8f, 89.6f, 0, 0, 0, 112, 22.4f, 0, 5, 6);
        List<Detection> found = new DetectionDecoder(0.5).decode(boxes, logits);
        assertThat(found).hasSize(1);
        Detection detection = found.get(0);
        float anchor = 6.5f / 7;
        assertThat(detection.score()).isCloseTo((float) (1 / (1 + Math.exp(-2))), within(1e-6f));
        assertThat(detection.box())
                .containsExactly(
                        new float[] {anchor + 0.1f - 0.1f, anchor - 0.05f - 0.2f, anchor + 0.2f, anchor + 0.15f},
                        within(1e-6f));
        assertThat(detection.keypoints()[0]).isCloseTo(anchor, within(1e-6f));
        assertThat(detection.keypoints()[3]).isCloseTo(anchor + 0.5f, within(1e-6f));
        assertThat(detection.keypoints()[4]).isCloseTo(anchor + 0.1f, within(1e-6f));
    }

    @Test
    void aScoreOfExactlyTheThresholdCountsAndAnInvertedBoxDoesNot() {
        put(0, 0, 0, 0, 10, 10);
        put(1, -0.01f, 0, 0, 10, 10);
        put(2, 3, 0, 0, -10, 10);
        assertThat(new DetectionDecoder(0.5).decode(boxes, logits)).hasSize(1);
    }

    @Test
    void anEndlessLogitDoesNotOverflow() {
        put(0, Float.MAX_VALUE, 0, 0, 10, 10);
        assertThat(new DetectionDecoder(0.5).decode(boxes, logits).get(0).score())
                .isEqualTo(1f);
    }

    @Test
    void overlappingBoxesBecomeTheirMeanByScoreWithTheScoreOfTheBest() {
        Detection strong = detection(0.9f, 0, 0, 1, 1);
        Detection weak = detection(0.6f, 0, 0, 1, 0.5f); // overlap 0.5 with the strong one
        Detection elsewhere = detection(0.7f, 5, 5, 6, 6);
        List<Detection> people = WeightedSuppression.apply(List.of(weak, elsewhere, strong));
        assertThat(people).hasSize(2);
        assertThat(people.get(0).score()).isEqualTo(0.9f);
        assertThat(people.get(0).box()[3]).isCloseTo((0.9f * 1 + 0.6f * 0.5f) / 1.5f, within(1e-6f));
        assertThat(people.get(0).keypoints()[0]).isCloseTo((0.9f * 0.9f + 0.6f * 0.6f) / 1.5f, within(1e-6f));
        assertThat(people.get(1).box()).containsExactly(new float[] {5, 5, 6, 6}, within(1e-5f));
    }

    @Test
    void boxesThatOverlapByLessThanThreeTenthsStayApart() {
        Detection one = detection(0.9f, 0, 0, 1, 1);
        Detection two = detection(0.8f, 0, 0, 1, 0.29f);
        assertThat(WeightedSuppression.apply(List.of(one, two))).hasSize(2);
        Detection three = detection(0.8f, 0, 0, 1, 0.31f);
        assertThat(WeightedSuppression.apply(List.of(one, three))).hasSize(1);
    }

    @Test
    void aBoxThatTouchesOnlyAWeakerOneOfTheClusterStaysApart() {
        Detection best = detection(0.9f, 0, 0, 1, 1);
        Detection middle = detection(0.8f, 0, 0.5f, 1, 1.5f); // overlap 1/3 with the best
        Detection far = detection(0.7f, 0, 1, 1, 2); // overlap 1/3 with the middle, 0 with the best
        assertThat(WeightedSuppression.apply(List.of(best, middle, far))).hasSize(2);
    }

    @Test
    void anEmptyBoxIsKeptInsteadOfStoppingTheSuppression() {
        Detection empty = detection(0.9f, 0.5f, 0.5f, 0.5f, 0.5f);
        Detection full = detection(0.8f, 0, 0, 1, 1);
        assertThat(WeightedSuppression.apply(List.of(empty, full))).hasSize(2);
    }

    @Test
    void theLetterboxOfALandscapeFrameIsTakenOffAboveAndBelow() {
        Letterbox letterbox = Letterbox.of(1280, 720);
        assertThat(letterbox.left()).isZero();
        assertThat(letterbox.top()).isCloseTo(0.21875f, within(1e-6f)); // (1 - 720/1280) / 2
        Detection removed = letterbox.remove(detection(1, 0.25f, 0.21875f, 0.75f, 0.78125f));
        assertThat(removed.box()).containsExactly(new float[] {0.25f, 0, 0.75f, 1}, within(1e-6f));
    }

    @Test
    void theLetterboxOfAPortraitFrameIsTakenOffLeftAndRight() {
        Letterbox letterbox = Letterbox.of(720, 1280);
        assertThat(letterbox.top()).isZero();
        Detection removed = letterbox.remove(detection(1, 0.21875f, 0.1f, 0.5f, 0.9f));
        assertThat(removed.box()).containsExactly(new float[] {0, 0.1f, 0.5f, 0.9f}, within(1e-6f));
    }

    private void put(int anchor, float logit, float... values) {
        logits.put(anchor, logit);
        for (int i = 0; i < values.length; i++) {
            boxes.put(anchor * DetectionDecoder.VALUES + i, values[i]);
        }
    }

    private static Detection detection(float score, float... box) {
        float[] keypoints = new float[2 * Detection.KEYPOINTS];
        java.util.Arrays.fill(keypoints, score);
        return new Detection(score, box, keypoints);
    }
}
