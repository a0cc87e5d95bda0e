package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The landmarks between the passes. */
class LandmarkSpoolTest {

    @TempDir
    Path folder;

    static IntStream lengths() {
        return IntStream.of(0, 1, 63, 64, 65, 200);
    }

    @ParameterizedTest(name = "{0} frames")
    @MethodSource("lengths")
    void framesComeBackBitByBitAndAsOftenAsOneLikes(int frames) throws Exception {
        Random random = new Random(frames);
        List<PoseFrame> written = new ArrayList<>();
        try (LandmarkSpool spool = new LandmarkSpool(folder)) {
            for (int i = 0; i < frames; i++) {
                PoseFrame frame = frame(random, i);
                written.add(frame);
                spool.append(frame);
            }
            assertThat(spool.frames()).isEqualTo(frames);
            for (int pass = 0; pass < 2; pass++) {
                assertEqual(spool.iterator(), written);
            }
        }
    }

    @Test
    void framesAppendedAfterAPassAreThereInTheNext() throws Exception {
        Random random = new Random(1);
        List<PoseFrame> written = new ArrayList<>();
        try (LandmarkSpool spool = new LandmarkSpool(folder)) {
            for (int i = 0; i < 100; i++) {
                written.add(frame(random, i));
                spool.append(written.get(i));
                if (i % 30 == 0) {
                    assertEqual(spool.iterator(), written);
                }
            }
            assertEqual(spool.iterator(), written);
        }
    }

    @Test
    void whenClosed_nothingIsLeftOnTheDisk() throws Exception {
        LandmarkSpool spool = new LandmarkSpool(folder);
        for (int i = 0; i < 100; i++) {
            spool.append(frame(new Random(i), i));
        }
        spool.iterator().next();
        spool.close();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void tenHoursAtThirtyFramesASecondNeedLessThanOneAndAHalfGigabytes() {
        assertThat(10L * 3600 * 30 * LandmarkSpool.RECORD_BYTES).isLessThan(1_500_000_000L);
    }

    @Test
    void theIteratorEndsLikeAnyOther() throws Exception {
        try (LandmarkSpool spool = new LandmarkSpool(folder)) {
            Iterator<PoseFrame> frames = spool.iterator();
            assertThat(frames.hasNext()).isFalse();
            assertThatThrownBy(frames::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    private static PoseFrame frame(Random random, int index) {
        if (index % 5 == 3) {
            return new PoseFrame(index, index / 29.97, null, -1);
        }
        Landmarks landmarks =
                new Landmarks(floats(random, 99), floats(random, 99), floats(random, 33), floats(random, 33), 0.9f);
        return new PoseFrame(index, index / 29.97, landmarks, index / 50);
    }

    private static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = Float.intBitsToFloat(random.nextInt() & 0x7F7FFFFF);
        }
        return values;
    }

    private static void assertEqual(Iterator<PoseFrame> read, List<PoseFrame> written) {
        for (PoseFrame expected : written) {
            PoseFrame frame = read.next();
            assertThat(frame.index()).isEqualTo(expected.index());
            assertThat(frame.timeSeconds()).isEqualTo(expected.timeSeconds());
            assertThat(frame.body()).isEqualTo(expected.body());
            assertThat(frame.landmarks() == null).isEqualTo(expected.landmarks() == null);
            if (frame.landmarks() != null) {
                assertThat(frame.landmarks().imagePx())
                        .isEqualTo(expected.landmarks().imagePx());
                assertThat(frame.landmarks().worldMetres())
                        .isEqualTo(expected.landmarks().worldMetres());
                assertThat(frame.landmarks().visibility())
                        .isEqualTo(expected.landmarks().visibility());
                assertThat(frame.landmarks().presence())
                        .isEqualTo(expected.landmarks().presence());
                assertThat(frame.landmarks().score())
                        .isEqualTo(expected.landmarks().score());
            }
        }
        assertThat(read.hasNext()).isFalse();
    }
}
