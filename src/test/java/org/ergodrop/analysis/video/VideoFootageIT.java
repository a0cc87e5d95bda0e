package org.ergodrop.analysis.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoFootageIT {

    private static final Path SHARED = Path.of(System.getProperty("ergodrop.shared", "../shared"));

    @Test
    void sixtyFramesASecondOfRealFootageBecomeThirty() throws Exception {
        Path bending = SHARED.resolve("data/footage/bending.mp4");
        assumeTrue(Files.exists(bending), "skipped: no real footage at " + bending);

        assertThat(count(bending, 60)).isEqualTo(new DecodeOutcome(1.65, 100, 100, 0, java.util.Optional.empty()));
        assertThat(count(bending, 30)).isEqualTo(new DecodeOutcome(1.65, 50, 100, 0, java.util.Optional.empty()));
    }

    /** Resident memory after a tenth of an hour and at its end. */
    @Test
    void anHourNeedsNoMoreMemoryThanItsFirstMinutes(@TempDir Path folder) throws Exception {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "skipped: resident memory is read from /proc");
        Path hour = new TestCard(64, 48).write(folder.resolve("hour.mp4"), 18_000, 5);
        long early = 0;
        try (VideoReader reader = VideoReader.open(VideoFile.of(hour), VideoSettings.DEFAULT)) {
            for (RgbFrame frame = reader.next(); frame != null; frame = reader.next()) {
                if (frame.index() == 1800) {
                    early = residentKib(status);
                }
                frame.release();
            }
            assertThat(reader.outcome().lastTimeSeconds()).isEqualTo(3599.8);
        }

        assertThat(residentKib(status) - early).isLessThan(64 * 1024);
    }

    private static long residentKib(Path status) throws Exception {
        System.gc();
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static DecodeOutcome count(Path path, double maxFps) throws Exception {
        try (VideoReader reader = VideoReader.open(VideoFile.of(path), new VideoSettings(maxFps, 8192, 12))) {
            for (RgbFrame frame = reader.next(); frame != null; frame = reader.next()) {
                frame.release();
            }
            return reader.outcome();
        }
    }
}
