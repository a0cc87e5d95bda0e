package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ergodrop.google.DriveException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metadata over real HTTP, and how errors, limits and broken lines are met: faults 11, 12, 14, 27, 29, 44. */
class DriveFilesTest {

    private DriveBench bench;
    private String root;

    @BeforeEach
    void start() throws IOException {
        bench = new DriveBench();
        root = bench.google.drive().root();
    }

    @AfterEach
    void stop() throws IOException {
        bench.close();
    }

    private DriveFiles files() {
        return bench.drive().files();
    }

    @Test
    void everythingIsFoundOverEmptyPages() throws IOException {
        IntStream.range(0, 250).forEach(i -> bench.google.drive().createFile("v" + i + ".mp4", root, new byte[] {1}));
        assertThat(files().find(DriveQuery.in(root))).hasSize(250);
    }

    @Test
    void aRefusedPageTokenStartsTheListAnew() throws IOException {
        IntStream.range(0, 250).forEach(i -> bench.google.drive().createFile("v" + i + ".mp4", root, new byte[] {1}));
        bench.google.faults().on("files.list").nth(2).refusePageToken();
        assertThat(files().find(DriveQuery.in(root))).hasSize(250);
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    /** Fault 29: whatever a name holds, it is found by it, and only it. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFileIsFoundByItsNameWhateverItIs(long seed) throws IOException {
        String name = HostileNames.of(seed);
        String id = bench.google.drive().createFile(name, root, new byte[] {1});
        bench.google.drive().createFile("other' or name != '", root, new byte[] {1});
        assertThat(files().find(DriveQuery.named(root, name)))
                .extracting(DriveFile::id)
                .containsExactly(id);
    }

    @Test
    void aMoveIsDoneOnceAndRepeatedForNothing() throws IOException {
        String to = bench.google.drive().createFolder("04-archive", root);
        String id = bench.google.drive().createFile("lift.mp4", root, new byte[] {1});
        files().move(id, to);
        files().move(id, to);
        assertThat(bench.google.drive().find(id).orElseThrow().folder()).isEqualTo(to);
        assertThat(bench.google.journal().count("files.update")).isEqualTo(1);
    }

    @Test
    void aMoveWhoseAnswerIsLostIsDone() throws IOException {
        String to = bench.google.drive().createFolder("04-archive", root);
        String id = bench.google.drive().createFile("lift.mp4", root, new byte[] {1});
        bench.google.faults().on("files.update").nth(1).loseAnswer();
        assertThat(files().move(id, to, "lift_1.mp4").name()).isEqualTo("lift_1.mp4");
        assertThat(bench.google.drive().find(id).orElseThrow().folder()).isEqualTo(to);
    }

    @Test
    void aFolderWhoseAnswerIsLostIsMadeOnce() throws IOException {
        bench.google.faults().on("files.create").nth(1).loseAnswer();
        NewFile folder = new NewFile(files().newId(), "results", root, DriveFile.FOLDER, Map.of());
        assertThat(files().create(folder).id()).isEqualTo(folder.id());
        assertThat(bench.google.drive().named("results")).hasSize(1);
    }

    @Test
    void aSmallContentIsWrittenAndReadBack() throws IOException {
        String id = files().create(new NewFile(files().newId(), "log.json", root, "application/json", Map.of()))
                .id();
        assertThat(files().read(id)).isEmpty();
        files().write(id, "application/json", new byte[] {1, 2, 3});
        assertThat(files().read(id)).containsExactly(1, 2, 3);
    }

    /** Fault 11: every second request is refused for three minutes; no call fails, none is faster than Google wants. */
    @Test
    void aBurstOfRateLimitsDelaysEverythingAndFailsNothing() throws Exception {
        String id = bench.google.drive().createFile("lift.mp4", root, new byte[] {1});
        bench.google.faults().on("files.get").withProbability(0.5, 11).answer(403, "userRateLimitExceeded");
        Instant end = bench.clock.instant().plus(Duration.ofMinutes(3));
        while (bench.clock.instant().isBefore(end)) {
            List<CompletableFuture<Void>> calls = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> {
                        try {
                            files().get(id);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    }))
                    .toList();
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get();
            bench.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(bench.clients.meter(DriveBench.ACCOUNT).throttles()).isGreaterThan(20);
    }

    @Test
    void aPauseThatGoogleAsksForWins() throws IOException {
        String id = bench.google.drive().createFile("lift.mp4", root, new byte[] {1});
        bench.google.faults().on("files.get").nth(1).answerRetryAfter(429, "rateLimitExceeded", Duration.ofSeconds(37));
        files().get(id);
        assertThat(bench.sleeps).containsExactly(Duration.ofSeconds(37));
    }

    /** Fault 12. */
    @Test
    void nothingButRateLimitsForTenMinutesIsTheDailyCap_andThenItIsSaidAtOnce() throws IOException {
        String id = bench.google.drive().createFile("lift.mp4", root, new byte[] {1});
        var rule = bench.google.faults().on("files.get").answer(403, "userRateLimitExceeded");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> files().get(id))
                    .isInstanceOfSatisfying(
                            DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAILY_CAP));
        }
        assertThat(bench.google.journal().count("files.get")).isLessThan(40);
        bench.clock.advance(Duration.ofHours(1));
        bench.google.faults().clear();
        assertThat(rule.hits()).isPositive();
        assertThat(files().get(id).id()).isEqualTo(id);
    }

    /** Fault 14. */
    @Test
    void anOutageOfFourteenMinutesIsWaitedOut_andOneOfSixteenHasItsName() throws IOException {
        String id = bench.google.drive().createFile("lift.mp4", root, new byte[] {1});
        Instant end = bench.clock.instant().plus(Duration.ofMinutes(13));
        bench.google
                .faults()
                .on("files.get")
                .when(asked -> bench.clock.instant().isBefore(end))
                .answer(503, "backendError");
        assertThat(files().get(id).id()).isEqualTo(id);
        bench.google.faults().on("files.get").resetConnection();
        assertThatThrownBy(() -> files().get(id))
                .isInstanceOfSatisfying(
                        DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTAGE));
    }

    @Test
    void nobodyAtAllAnswers() throws IOException {
        DriveFiles files = files();
        bench.goOffline();
        assertThatThrownBy(() -> files.find("x"))
                .isInstanceOfSatisfying(
                        DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTAGE));
    }

    @Test
    void anAnswerThatBreaksOffIsAskedForAgain() throws IOException {
        String id = bench.google.drive().createFile("lift.mp4", root, new byte[] {1});
        bench.google.faults().on("files.get").nth(1).truncateAfter(20);
        assertThat(files().get(id).id()).isEqualTo(id);
    }

    @Test
    void aPersonInFrontOfAScreenIsToldSoon() throws IOException {
        bench.google.faults().on("files.*").answer(503, "backendError");
        Instant before = bench.clock.instant();
        DriveFiles impatient = bench.clients
                .gateway(DriveBench.ACCOUNT, Duration.ofSeconds(30))
                .files();
        assertThatThrownBy(() -> impatient.get("x")).isInstanceOf(DriveException.class);
        assertThat(Duration.between(before, bench.clock.instant())).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void anInterruptionEndsTheWaiting() throws IOException {
        bench.google.faults().on("files.get").answer(503, "backendError");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> files().get("x")).isInstanceOf(java.io.InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void ourMeterCountsWhatGoogleCounts() throws IOException {
        String id = bench.google.drive().createFile("lift.mp4", root, new byte[] {1});
        String to = bench.google.drive().createFolder("04-archive", root);
        files().find(DriveQuery.in(root));
        files().move(id, to);
        files().newId();
        files().read(id);
        assertThat(bench.clients.meter(DriveBench.ACCOUNT).units())
                .isEqualTo(bench.google.journal().units());
    }
}
