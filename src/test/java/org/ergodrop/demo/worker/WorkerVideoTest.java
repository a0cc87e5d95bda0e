package org.ergodrop.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.demo.worker.SyntheticWorker.Performance;
import org.ergodrop.demo.worker.WorkerVideo.TruthContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerVideoTest {

    private static final Camera TINY = Camera.FRONT.sized(96, 64);

    @TempDir
    private Path folder;

    @Test
    void theVideoComesWithTheExactAnglesOfEveryFrame() throws IOException {
        Path video = folder.resolve("bend.mp4");
        SyntheticWorker worker = new SyntheticWorker(Performance.of(halfASecondOf(40), TINY));

        new WorkerVideo(worker, TruthContent.ANGLES_AND_POINTS).write(video, done -> {});

        List<String> angles = Files.readAllLines(folder.resolve("bend_angles.csv"));
        assertThat(video).isNotEmptyFile();
        assertThat(angles).hasSize(1 + worker.frames());
        assertThat(angles.get(0)).startsWith("frame,time_s,trunk_flexion_deg,").endsWith(",fit_error_mm,confidence");
        String[] row = angles.get(6).split(",", -1);
        assertThat(row).hasSize(4 + Angle.values().length);
        assertThat(row[0]).isEqualTo("5");
        assertThat(row[1]).isEqualTo("0.200000");
        assertThat(Double.parseDouble(row[2])).isEqualTo(worker.truth(5).angle(Angle.TRUNK_FLEXION), tiny());
        assertThat(Files.readAllLines(folder.resolve("bend_points.csv"))).hasSize(1 + worker.frames() * (22 + 3 + 33));
    }

    @Test
    void whileTheWorkerIsAwayTheCellsAreEmptyAndNeverZero() throws IOException {
        MovementScript away = MovementScript.startingAt(new MovementScript.Start(-9, 0, 0, Command.STANDING))
                .hold(0.2);

        new WorkerVideo(new SyntheticWorker(Performance.of(away, TINY)), TruthContent.ANGLES)
                .write(folder.resolve("away.mp4"), done -> {});

        assertThat(Files.readAllLines(folder.resolve("away_angles.csv")).get(1))
                .isEqualTo("0,0.000000" + ",".repeat(Angle.values().length) + ",,0");
    }

    @Test
    void theSamePerformanceGivesTheSameFiles() throws IOException {
        SyntheticWorker worker = new SyntheticWorker(Performance.of(halfASecondOf(20), TINY));
        for (String name : List.of("a.mp4", "b.mp4")) {
            new WorkerVideo(worker, TruthContent.ANGLES).write(folder.resolve(name), done -> {});
        }

        assertThat(folder.resolve("a.mp4")).hasSameBinaryContentAs(folder.resolve("b.mp4"));
        assertThat(folder.resolve("a_angles.csv")).hasSameTextualContentAs(folder.resolve("b_angles.csv"));
    }

    @Test
    void whenItIsInterrupted_nothingIsLeftBehind() throws IOException {
        SyntheticWorker worker = new SyntheticWorker(Performance.of(Scripts.STANDARD.script(), TINY));
        WorkerVideo video = new WorkerVideo(worker, TruthContent.ANGLES_AND_POINTS);

        assertThatThrownBy(() -> video.write(folder.resolve("cut.mp4"), done -> {
                    if (done == 3) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedIOException.class);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static MovementScript halfASecondOf(double bendDeg) {
        return MovementScript.startingWith(Command.STANDING)
                .move(0.4, Command.STANDING.with(Dof.TRUNK_BEND, bendDeg))
                .hold(0.1);
    }

    private static org.assertj.core.data.Offset<Double> tiny() {
        return org.assertj.core.data.Offset.offset(1e-6);
    }
}
