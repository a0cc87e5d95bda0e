package org.ergodrop.analysis.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostureSpoolTest {

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasAppendedAnyNumberOfTimes() {
        List<Posture> written = randomPostures(500);
        try (PostureSpool spool = PostureSpool.in(folder)) {
            written.forEach(spool::append);
            assertThat(spool.size()).isEqualTo(500);
            for (int time = 0; time < 3; time++) {
                List<Posture> read = new ArrayList<>();
                spool.forEach(read::add);
                assertSame(read, written);
            }
        }
    }

    @Test
    void canBeReadBetweenTwoAppends() {
        List<Posture> written = randomPostures(10);
        try (PostureSpool spool = PostureSpool.in(folder)) {
            written.subList(0, 4).forEach(spool::append);
            List<Posture> early = new ArrayList<>();
            spool.forEach(early::add);
            written.subList(4, 10).forEach(spool::append);
            List<Posture> late = new ArrayList<>();
            spool.forEach(late::add);
            assertSame(early, written.subList(0, 4));
            assertSame(late, written);
        }
    }

    @Test
    void anEmptySeriesHasNothingToRead() {
        try (PostureSpool spool = PostureSpool.in(folder)) {
            spool.forEach(posture -> {
                throw new AssertionError("nothing was appended");
            });
            assertThat(spool.size()).isZero();
        }
    }

    @Test
    void closingRemovesTheFileAndASecondCloseIsHarmless() throws IOException {
        PostureSpool spool = PostureSpool.in(folder);
        randomPostures(1000).forEach(spool::append);
        assertThat(files()).isEqualTo(1);
        spool.close();
        spool.close();
        assertThat(files()).isZero();
        assertThatThrownBy(() -> spool.forEach(posture -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> PostureSpool.in(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void takesLessThanThreeHundredBytesAFrame() throws IOException {
        try (PostureSpool spool = PostureSpool.in(folder)) {
            randomPostures(1000).forEach(spool::append);
            spool.forEach(posture -> {});
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(Files.size(files.findFirst().orElseThrow()) / 1000).isLessThan(300);
            }
        }
    }

    @Test
    void aListInMemoryBehavesTheSame() {
        List<Posture> written = randomPostures(20);
        PostureList list = new PostureList(written);
        List<Posture> read = new ArrayList<>();
        list.forEach(read::add);
        assertThat(read).isEqualTo(written);
        assertThat(list.size()).isEqualTo(20);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static List<Posture> randomPostures(int count) {
        Random random = new Random(11);
        Measured.Reason[] reasons = Measured.Reason.values();
        List<Posture> postures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Measured> angles = new ArrayList<>();
            for (int angle = 0; angle < Angle.values().length; angle++) {
                angles.add(
                        random.nextInt(4) == 0
                                ? Measured.not(reasons[random.nextInt(reasons.length)])
                                : Measured.of(random.nextDouble(-180, 240), random.nextDouble()));
            }
            OptionalDouble error =
                    random.nextBoolean() ? OptionalDouble.of(random.nextDouble(100)) : OptionalDouble.empty();
            postures.add(new Posture(i, i / 29.97, angles, error, random.nextInt(-1, 3)));
        }
        return postures;
    }

    private static void assertSame(List<Posture> read, List<Posture> written) {
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < read.size(); i++) {
            Posture one = read.get(i);
            Posture other = written.get(i);
            assertThat(one.index()).isEqualTo(other.index());
            assertThat(one.timeSeconds()).isEqualTo(other.timeSeconds());
            assertThat(one.fitErrorMm()).isEqualTo(other.fitErrorMm());
            assertThat(one.body()).isEqualTo(other.body());
            for (Angle angle : Angle.values()) {
                assertThat(one.angle(angle).degrees())
                        .isEqualTo(other.angle(angle).degrees());
                assertThat(one.angle(angle).reason())
                        .isEqualTo(other.angle(angle).reason());
                assertThat(one.angle(angle).confidence())
                        .isCloseTo(other.angle(angle).confidence(), within(1e-7));
            }
        }
    }
}
