package org.ergodrop.analysis.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoReaderTest {

    @TempDir
    static Path folder;

    private static Path plain;

    @BeforeAll
    static void makeAClip() throws Exception {
        plain = new TestCard(240, 160).write(folder.resolve("plain.mp4"), 90, 30);
    }

    @Test
    void everyFrameComesOnceInOrderTheRightWayUpAndInTheRightColours() throws Exception {
        Clip clip = Clip.read(plain, 30);

        assertThat(clip.numbers())
                .containsExactlyElementsOf(IntStream.range(0, 90).boxed().toList());
        int[] expected = {TestCard.RED, TestCard.GREEN, TestCard.BLUE, TestCard.WHITE};
        for (int corner = 0; corner < 4; corner++) {
            assertThat(TestCard.distance(clip.corners().get(40)[corner], expected[corner]))
                    .isLessThan(12);
        }
        assertThat(clip.outcome()).isEqualTo(new DecodeOutcome(89 / 30.0, 90, 90, 0, java.util.Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"23.976, 24000, 1001", "29.97, 30000, 1001", "25, 25, 1", "12.5, 25, 2", "60, 60, 1"})
    void timesAreThoseOfTheContainerNotIndexDividedByARoundedRate(double fps, int numerator, int denominator)
            throws Exception {
        Path path = new TestCard(64, 48).write(folder.resolve("rate" + fps + ".mp4"), 70, fps);

        Clip clip = Clip.read(path, 1000);

        for (int i = 0; i < 70; i++) {
            assertThat(clip.times().get(i)).isCloseTo(i * (double) denominator / numerator, within(1e-9));
        }
    }

    /** The matrix of the track header is overwritten: all turns and mirrorings, as libavutil/display.h describes them. */
    @ParameterizedTest(name = "a {0} b {1} c {2} d {3}")
    @CsvSource({"0, 1, -1, 0", "-1, 0, 0, -1", "0, -1, 1, 0", "-1, 0, 0, 1", "1, 0, 0, -1", "0, 1, 1, 0", "0, -1, -1, 0"
    })
    void theDisplayMatrixLaysThePictureUpright(int a, int b, int c, int d) throws Exception {
        byte[] bytes = Files.readAllBytes(plain);
        int matrix = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("tkhd") + 44;
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putInt(matrix, a << 16).putInt(matrix + 4, b << 16);
        header.putInt(matrix + 12, c << 16).putInt(matrix + 16, d << 16);
        Path turned = Files.write(folder.resolve("turned.mp4"), bytes);

        Clip clip = Clip.read(turned, 30);

        assertThat(clip.facts().widthPx()).isEqualTo(a == 0 ? 160 : 240);
        int[] stored = {TestCard.RED, TestCard.GREEN, TestCard.BLUE, TestCard.WHITE};
        for (int corner = 0; corner < 4; corner++) {
            int x = corner % 2 == 0 ? -1 : 1;
            int y = corner / 2 == 0 ? -1 : 1;
            int shown = (a * x + c * y > 0 ? 1 : 0) + (b * x + d * y > 0 ? 2 : 0);
            assertThat(TestCard.distance(clip.corners().get(0)[shown], stored[corner]))
                    .isLessThan(12);
        }
        assertThat(clip.times()).isEqualTo(Clip.read(plain, 30).times());
    }

    @Test
    void aClipAtTwiceTheLimitGivesExactlyEverySecondFrame() throws Exception {
        Path path = new TestCard(240, 160).write(folder.resolve("fast.mp4"), 100, 60);

        Clip clip = Clip.read(path, 30);

        assertThat(clip.numbers())
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).map(i -> 2 * i).boxed().toList());
        assertThat(clip.outcome().decodedFrames()).isEqualTo(100);
    }

    @Test
    void whenBytesInTheMiddleAreDamaged_theRestIsStillRead() throws Exception {
        byte[] bytes = Files.readAllBytes(plain);
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            bytes[bytes.length / 3 + random.nextInt(bytes.length / 12)] = (byte) random.nextInt();
        }
        Path damaged = Files.write(folder.resolve("damaged.mp4"), bytes);

        Clip clip = Clip.read(damaged, 30);

        assertThat(clip.times()).isSorted().doesNotHaveDuplicates();
        assertThat(clip.numbers()
                        .subList(clip.numbers().size() - 20, clip.numbers().size()))
                .containsExactlyElementsOf(IntStream.range(70, 90).boxed().toList());
    }

    @Test
    void theSurveySamplesOneFrameOfEachPartOfTheVideo() throws Exception {
        List<Double> times = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();

        int found = FrameSampler.sample(VideoFile.of(plain), VideoSettings.DEFAULT, 9, frame -> {
            times.add(frame.timeSeconds());
            numbers.add(TestCard.numberIn(frame));
        });

        assertThat(found).isEqualTo(9);
        for (int part = 0; part < 9; part++) {
            assertThat(numbers.get(part)).isBetween(10 * part, 10 * part + 9);
            assertThat(times.get(part)).isCloseTo(numbers.get(part) / 30.0, within(1e-9));
        }
    }

    @Test
    void aWriterThatIsGivenUpLeavesNothingBehind() throws Exception {
        Path target = folder.resolve("given-up.mp4");
        try (Mp4Writer writer = Mp4Writer.open(target, 64, 48, 30)) {
            writer.write(RgbFrame.unpooled(64, 48));
            writer.discard();
        }

        try (var left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().contains("given-up")))
                    .isEmpty();
        }
    }

    @Test
    void aWriterRefusesAnOddSizeBecauseChromaIsHalved() {
        assertThatThrownBy(() -> Mp4Writer.open(folder.resolve("odd.mp4"), 65, 48, 30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("even");
    }
}
