package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ergodrop.demo.google.DriveFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wherever the service is killed on the way of one video, after its restart everything is as if nothing had happened: the six
 * folders, the log, the ledger, one mail. The points come from a run that nobody disturbs: every change of the ledger, the
 * notes, the outbox and the hot folder.
 */
class CrashPointsIT {

    private static final String VIDEO = "Zvedání beden.mp4";

    /** A mail that was in a dead process's hand is taken up again after ten minutes. */
    private static final Duration LATER = Duration.ofMinutes(11);

    /** Of a loaded machine. */
    private static final long MAX_SECONDS = 240;

    @TempDir
    private Path folder;

    private ExecutorService two;

    @BeforeEach
    void open() {
        two = Executors.newFixedThreadPool(2);
    }

    @AfterEach
    void close() {
        two.shutdownNow();
    }

    /**
     * What is left of one run.
     *
     * @param passed the crash points it passed
     * @param isKilled whether it was killed on the way
     * @param state everything a user or the operator can see
     * @param mails Message-IDs in the order of arrival
     */
    private record End(Set<String> passed, boolean isKilled, List<String> state, List<String> mails) {}

    @TestFactory
    Stream<DynamicTest> killedAtOneOfTheMainStepsItEndsAsIfNothingHadHappened() throws Exception {
        return killedAt(CrashPointsIT::isMain);
    }

    @Tag("soak")
    @TestFactory
    Stream<DynamicTest> killedAnywhereItEndsAsIfNothingHadHappened() throws Exception {
        return killedAt(point -> true);
    }

    @Test
    void aVideoThatKillsEveryWorkerIsPutAsideAndTheNextOneIsAnalysed() throws Exception {
        try (DriveWorld world = new DriveWorld(Files.createDirectories(folder.resolve("poison"))).login()) {
            world.drop("poison.mp4", 5);
            for (int worker = 0; worker < 3; worker++) {
                live(world, "HotFolder.reportFolder#1 before", LATER.multipliedBy(worker));
                assertThat(world.folder.resolve("end.txt")).doesNotExist();
            }
            world.drop("good.mp4", 5);
            live(world, CrashPoint.NONE, LATER.multipliedBy(3));
            assertThat(world.in("06-failed")).containsExactly("poison.mp4", "poison.mp4.reason.txt");
            assertThat(world.in("04-archive")).containsExactly("good.mp4");
            assertThat(world.in("03-completed")).hasSize(1);
            assertThat(world.mails()).hasSize(2);
        }
    }

    /**
     * After each transition of the ledger, the first upload before its session is forgotten, the log line (on Drive, then told),
     * around the mail.
     */
    private static boolean isMain(String point) {
        boolean isTransition = point.matches("Ledger\\.(move#\\d+|(announce|begin|close)#1) after");
        boolean isUpload = point.equals("JobNotes.remove#1 before");
        return isTransition
                || isUpload
                || point.equals("LogLines.written#1 before")
                || point.equals("HotFolder.log#1 after")
                || point.equals("Outbox.take#1 after")
                || point.equals("Outbox.sent#1 before");
    }

    private Stream<DynamicTest> killedAt(Predicate<String> wanted) throws Exception {
        End undisturbed = run("undisturbed", CrashPoint.NONE);
        assertThat(undisturbed.mails()).hasSize(1);
        List<String> points = undisturbed.passed().stream().filter(wanted).toList();
        assertThat(points).hasSizeGreaterThan(10);
        List<Future<End>> ends = new ArrayList<>();
        for (String point : points) {
            String name = "run-" + ends.size();
            ends.add(two.submit(() -> run(name, point)));
        }
        List<String> missed = new ArrayList<>();
        Stream<DynamicTest> each = Stream.iterate(0, i -> i + 1)
                .limit(points.size())
                .map(i -> DynamicTest.dynamicTest(points.get(i), () -> {
                    End end = ends.get(i).get();
                    if (!end.isKilled()) {
                        missed.add(points.get(i));
                    }
                    check(end, undisturbed, points.get(i));
                }));
        // which of two threads is first may differ from run to run: a few points may not be passed
        DynamicTest reached = DynamicTest.dynamicTest(
                "the points were reached",
                () -> assertThat(missed).as("not reached of %s", points).hasSizeLessThanOrEqualTo(points.size() / 8));
        return Stream.concat(each, Stream.of(reached));
    }

    private static void check(End end, End undisturbed, String point) {
        assertThat(end.state()).isEqualTo(undisturbed.state());
        assertThat(new TreeSet<>(end.mails())).as("events that were mailed").hasSize(1);
        // only a process that dies between the server's "250" and the row may send the same mail twice; the mails have
        // a thread of their own, which may be there when another one comes to the point
        boolean mayRepeat = end.passed().contains("Outbox.take#1 after")
                && !end.passed().contains("Outbox.sent#1 after")
                && !point.equals("Outbox.take#1 after");
        assertThat(end.mails()).hasSizeBetween(1, mayRepeat ? 2 : 1);
    }

    private End run(String name, String point) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        try (DriveWorld world = new DriveWorld(own).login()) {
            world.drop(VIDEO, 5);
            live(world, point, Duration.ZERO);
            Set<String> passed = new LinkedHashSet<>(Files.readAllLines(own.resolve("points.txt")));
            boolean isKilled = Files.exists(own.resolve("died.txt"));
            String end = point.equals(CrashPoint.NONE) ? Files.readString(own.resolve("end.txt")) : restart(world);
            return new End(passed, isKilled, state(world, end), messageIds(world));
        }
    }

    /** One after the other: two services in one process would share the broker's names. */
    private synchronized String restart(DriveWorld world) throws IOException {
        return DriveServiceInChild.finish(world, LATER, Duration.ofSeconds(MAX_SECONDS));
    }

    private static void live(DriveWorld world, String point, Duration ahead) throws Exception {
        Process child = DriveServiceInChild.start(world, point, ahead);
        try {
            assertThat(child.waitFor(MAX_SECONDS, TimeUnit.SECONDS))
                    .as("ends by itself; %s", Files.readString(world.folder.resolve("child.log")))
                    .isTrue();
            assertThat(child.exitValue())
                    .as(Files.readString(world.folder.resolve("child.log")))
                    .isIn(0, 137);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static List<String> state(DriveWorld world, String end) throws IOException {
        List<String> state = new ArrayList<>(List.of(end));
        tree(world, world.root, "", state);
        return state;
    }

    /** Every file with its content; without what differs from run to run by right. */
    private static void tree(DriveWorld world, String parent, String path, List<String> lines) throws IOException {
        List<String> own = new ArrayList<>();
        for (DriveFile file : world.google.drive().children(parent)) {
            String name = path + "/" + file.name().replaceAll("\\d{8}_\\d{6}$|\\d{4}-\\d\\d-\\d\\d", "<time>");
            if (file.isFolder()) {
                own.add(name + "/");
                tree(world, file.id(), name, own);
            } else {
                String content = new String(world.google.drive().read(file.id()), StandardCharsets.UTF_8)
                        .replaceAll("\"time\":\"[^\"]*\"", "\"time\":<time>")
                        .replaceAll("\"jobId\":\"[^\"]*\"", "\"jobId\":<id>")
                        .replaceAll("\"starts\":\\d+", "\"starts\":<n>")
                        .replaceAll("\"secondsSinceSeen\":\\d+", "\"secondsSinceSeen\":<n>")
                        .replaceAll("\\d{8}_\\d{6}\"", "<time>\"");
                own.add(name + " = " + content);
            }
        }
        own.sort(null);
        lines.addAll(own);
    }

    private static List<String> messageIds(DriveWorld world) throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : world.mails()) {
            ids.add(mail.getMessageID());
        }
        return ids;
    }
}
