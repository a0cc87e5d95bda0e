package org.ergodrop.hotfolder.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ergodrop.hotfolder.ClaimedVideo;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.JobId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program dies before or after any single change it makes to the disk, and starts again: the video is never lost, the
 * report is delivered once, the log has one line. Also when it dies twice.
 */
class CrashAtAnyStepTest {

    /** More than either way of a job needs; {@link #theStepsAreAllCovered} holds that. */
    private static final int STEPS = 16;

    @TempDir
    private Path root;

    @Test
    void theStepsAreAllCovered() throws IOException {
        for (boolean usable : new boolean[] {true, false}) {
            DyingDisk disk = new DyingDisk(Integer.MAX_VALUE, false);
            Path folder = Files.createDirectory(root.resolve("usable-" + usable));
            upload(folder);
            work(folder, disk, usable);
            assertThat(disk.steps).isBetween(8, STEPS);
        }
    }

    static Stream<int[]> crashes() {
        return IntStream.range(0, STEPS)
                .boxed()
                .flatMap(first -> IntStream.of(-1, 0, 3, 6)
                        .mapToObj(second -> new int[] {first, second})
                        .flatMap(steps ->
                                Stream.of(new int[] {steps[0], steps[1], 0}, new int[] {steps[0], steps[1], 1})));
    }

    @ParameterizedTest(name = "dies at {0} (steps before the first death, before the second; 1 = after the change)")
    @MethodSource("crashes")
    void aUsableVideoIsDeliveredAndArchivedExactlyOnce(int[] crash) throws IOException {
        upload(root);
        dieAndRestart(crash, true);
        assertThat(names("01-upload")).isEmpty();
        assertThat(names("02-processing")).isEmpty();
        assertThat(names("03-completed")).singleElement().asString().matches("lifting_results_\\d{8}_\\d{6}");
        assertThat(Files.readString(root.resolve("03-completed")
                        .resolve(names("03-completed").get(0))
                        .resolve("report.txt")))
                .isEqualTo("the whole report");
        assertThat(root.resolve("04-archive/lifting.mp4")).hasContent("frames");
        assertThat(names("04-archive")).hasSize(1);
        assertThat(names("06-failed")).isEmpty();
        assertThat(logLines()).singleElement().asString().contains("\"outcome\":\"COMPLETED\"");
    }

    @ParameterizedTest(name = "dies at {0} (steps before the first death, before the second; 1 = after the change)")
    @MethodSource("crashes")
    void anUnusableFileIsPutAsideExactlyOnce(int[] crash) throws IOException {
        upload(root);
        dieAndRestart(crash, false);
        assertThat(names("01-upload")).isEmpty();
        assertThat(names("02-processing")).isEmpty();
        assertThat(names("03-completed")).isEmpty();
        assertThat(names("06-failed")).containsExactly("lifting.mp4", "lifting.mp4.reason.txt");
        assertThat(root.resolve("06-failed/lifting.mp4")).hasContent("frames");
        assertThat(root.resolve("06-failed/lifting.mp4.reason.txt")).hasContent("not a video");
        assertThat(logLines()).singleElement().asString().contains("\"outcome\":\"REJECTED\"");
    }

    private void dieAndRestart(int[] crash, boolean usable) throws IOException {
        boolean after = crash[2] == 1;
        runUntilDeath(new DyingDisk(crash[0], after), usable);
        if (crash[1] >= 0) {
            runUntilDeath(new DyingDisk(crash[1], after), usable);
        }
        work(root, new Disk(), usable);
    }

    private void runUntilDeath(DyingDisk disk, boolean usable) throws IOException {
        try {
            work(root, disk, usable);
        } catch (Death expected) {
            assertThat(disk.alive).isFalse();
        }
    }

    /** What the routes do, one start of the program. */
    private static void work(Path root, Disk disk, boolean usable) throws IOException {
        DirectoryProperties properties = new DirectoryProperties(root, Duration.ofSeconds(1), Duration.ZERO);
        new Folders(root).create();
        DirectoryHotFolder folder = new DirectoryHotFolder(properties, disk, Clock.systemUTC(), new Random());
        folder.tidy();
        List<JobId> jobs = new ArrayList<>(folder.claimed());
        folder.finishedUploads();
        for (Upload upload : folder.finishedUploads()) {
            folder.claim(upload).ifPresent(jobs::add);
        }
        for (JobId id : jobs) {
            ClaimedVideo video = folder.begin(id);
            if (video.stage() == ClaimedVideo.Stage.NEW && usable) {
                Files.writeString(folder.reportFolder(id).resolve("report.txt"), "the whole report");
            }
            if (usable) {
                folder.deliver(id);
                folder.archive(id);
            } else {
                folder.putAside(id, Outcome.REJECTED, "not a video");
            }
            folder.close(id);
        }
    }

    private static void upload(Path root) throws IOException {
        new Folders(root).create();
        Files.writeString(root.resolve("01-upload/lifting.mp4"), "frames");
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> logLines() throws IOException {
        return Files.readAllLines(
                root.resolve("05-logs").resolve(names("05-logs").get(0)));
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Dies at the n-th change: before it, or after it (append: in its middle, with half a line on the disk). */
    private static final class DyingDisk extends Disk {

        private final int stepsToLive;
        private final boolean after;
        private int steps;
        private boolean alive = true;

        DyingDisk(int stepsToLive, boolean after) {
            this.stepsToLive = stepsToLive;
            this.after = after;
        }

        private interface Change {
            void make() throws IOException;
        }

        private void step(Change change) throws IOException {
            boolean last = steps++ == stepsToLive;
            if (!last || after) {
                change.make();
            }
            if (last) {
                alive = false;
                throw new Death();
            }
        }

        @Override
        void write(Path file, String text) throws IOException {
            step(() -> super.write(file, text));
        }

        @Override
        void append(Path file, String text) throws IOException {
            boolean last = steps++ == stepsToLive;
            super.append(file, last && !after ? text.substring(0, text.length() / 2) : text);
            if (last) {
                alive = false;
                throw new Death();
            }
        }

        @Override
        void move(Path from, Path to) throws IOException {
            step(() -> super.move(from, to));
        }

        @Override
        void settleFiles(Path folder) throws IOException {
            step(() -> super.settleFiles(folder));
        }

        @Override
        void createFolder(Path folder) throws IOException {
            step(() -> super.createFolder(folder));
        }

        @Override
        void removeOwn(Path folder) throws IOException {
            step(() -> super.removeOwn(folder));
        }
    }
}
