package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.ergodrop.demo.google.DriveFile;
import org.ergodrop.demo.runpod.FaultRule;
import org.ergodrop.demo.runpod.PodRow;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.pods.EndReason;
import org.ergodrop.pods.PodStatus;
import org.ergodrop.pods.RentState;
import org.ergodrop.pods.RentedPod;
import org.ergodrop.pods.RentedPods;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What may go wrong at RunPod, and what the running service makes of it: the real routes, the real client, the mails. The pods
 * are rows, the test does their work, and a clock that both sides share makes hours pass at once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class PodsFaultsIT {

    private static final String OPERATOR = "operator@example.org";

    private PodsWorld world;
    private RunningService controller;
    private RentedPods pods;
    private JdbcClient jdbc;
    private int before;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = PodsWorld.ofRows(folder);
        // what has nothing to do is ended soon after each test
        controller = world.controller("ergodrop.pods.limits.idle=2m");
        jdbc = controller.context.getBean(JdbcClient.class);
        pods = new RentedPods(jdbc);
    }

    @AfterAll
    void stop() {
        controller.close();
        world.close();
    }

    /** Early in a day: what a day cost is told at midnight, and many hours pass in a test. */
    @BeforeEach
    void begin() {
        ZonedDateTime now = ZonedDateTime.now(world.clock);
        if (now.getHour() > 3) {
            world.clock.pass(Duration.between(now, now.plusDays(1).with(LocalTime.of(1, 0))));
        }
        before = world.runpod.pods().ever().size();
    }

    /** All is well again and done; nothing is left of the test. */
    @AfterEach
    void end() throws Exception {
        world.runpod.faults().clear();
        world.runpod.market().setEverywhere(10);
        finish();
        after(2, () -> {
            assertThat(pods.in(RentState.ALIVE)).isEmpty();
            assertThat(pods.in(RentState.ENDING)).isEmpty();
        });
        world.runpod.pods().alive().forEach(pod -> world.runpod.pods().vanish(pod.id()));
        afterMinutes(() -> assertThat(troubles()).isZero());
        soon(() ->
                assertThat(controller.context.getBean(Outbox.class).countOwed()).isZero());
        List.of("pod_day", "pod", "pod_intent")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        world.drive.mail.purgeEmailFromAllMailboxes();
    }

    private int troubles() {
        return jdbc.sql("select count(*) from trouble").query(Integer.class).single();
    }

    /** What the pods would do. */
    private void finish() {
        for (DriveFile video : world.drive.google.drive().children(world.drive.id("01-upload"))) {
            world.drive.google.drive().move(video.id(), world.drive.id("04-archive"));
        }
    }

    private void drop() {
        for (int video = 0; video < 5; video++) {
            world.drive.drop("video" + video + ".mp4", 1);
        }
    }

    /** Pods of this test, the oldest first. */
    private List<PodRow> mine() {
        List<PodRow> ever = world.runpod.pods().ever();
        return ever.subList(before, ever.size());
    }

    private List<PodRow> alive() {
        return mine().stream().filter(PodRow::isAlive).toList();
    }

    private RentedPod row(PodRow pod) {
        return pods.find(pod.id()).orElseThrow(() -> new AssertionError("not known yet: " + pod));
    }

    /** The only living one, once the controller has seen it running. */
    private PodRow awaitPod() {
        soon(() -> {
            assertThat(alive()).hasSize(1);
            assertThat(row(alive().get(0)).status()).isEqualTo(PodStatus.RUNNING);
        });
        return alive().get(0);
    }

    private static void soon(ThrowingRunnable holds) {
        await().atMost(PodsWorld.SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(holds);
    }

    /** A minute passes again and again until it holds. */
    private void afterMinutes(ThrowingRunnable holds) {
        after(1, holds);
    }

    /** So many minutes pass again and again until it holds, after each of them the controller looks at least once. */
    private void after(int minutes, ThrowingRunnable holds) {
        AtomicInteger looks = new AtomicInteger(-1);
        await().atMost(PodsWorld.SOON).pollInterval(Duration.ofMillis(120)).untilAsserted(() -> {
            try {
                holds.run();
            } catch (AssertionError notYet) {
                int now = world.runpod.journal().count("GET /pods");
                if (looks.getAndSet(now) != now) {
                    world.clock.pass(Duration.ofMinutes(minutes));
                }
                throw notYet;
            }
        });
    }

    /** The controller looks so often. */
    private void turns(int number) {
        int seen = world.runpod.journal().count("GET /pods");
        await().atMost(PodsWorld.SOON).until(() -> world.runpod.journal().count("GET /pods") > seen + number);
    }

    private void assertTold(String what) {
        soon(() -> assertThat(world.subjects(OPERATOR))
                .filteredOn(subject -> subject.contains(what))
                .hasSize(1));
    }

    @Test
    void fault18_aPodWhoseMakingGotNoAnswerIsFoundByItsNameAndNoSecondOneIsMade() {
        FaultRule lost = world.runpod.faults().on("POST /pods").nth(1).loseAnswer();
        drop();
        PodRow pod = awaitPod();
        world.clock.pass(Duration.ofMinutes(3));
        turns(3);
        assertThat(lost.hits()).isEqualTo(1);
        assertThat(mine()).extracting(PodRow::id).containsExactly(pod.id());
    }

    @Test
    void fault18_ofTwoPodsThatOneRequestMadeOneStays() {
        world.runpod.faults().on("POST /pods").nth(1).createTwins();
        drop();
        afterMinutes(() -> {
            assertThat(mine()).hasSize(2);
            assertThat(alive()).hasSize(1);
            assertThat(pods.in(RentState.GONE)).extracting(RentedPod::endReason).containsExactly(EndReason.DUPLICATE);
        });
        assertThat(pods.in(RentState.ALIVE)).hasSize(1);
    }

    @Test
    void fault21_whenNobodyHasAGpuItIsToldAfterHalfAnHourAndAPodComesAsSoonAsThereIsOne() {
        world.runpod.market().setEverywhere(0);
        drop();
        soon(() -> assertThat(world.runpod.journal().count("POST /pods", 400)).isGreaterThanOrEqualTo(6));
        assertThat(world.drive.mails()).isEmpty();
        after(8, () -> assertThat(world.subjects(OPERATOR)).hasSize(1));
        assertTold("Nelze získat");
        world.runpod.market().setEverywhere(10);
        after(5, () -> assertThat(alive()).hasSize(1));
        soon(() -> assertThat(troubles()).isZero());
    }

    static Stream<Named<Consumer<FaultRule>>> podsThatNeverRun() {
        return Stream.of(
                Named.of("stays PROVISIONING", FaultRule::stickInProvisioning),
                Named.of("ends in ERROR", FaultRule::endInError),
                Named.of("image cannot be pulled", FaultRule::failToPullTheImage));
    }

    @ParameterizedTest
    @MethodSource("podsThatNeverRun")
    void fault22_aPodThatDoesNotComeUpIsEndedAndAnotherKindIsTried(Consumer<FaultRule> fate) {
        fate.accept(world.runpod.faults().on("POST /pods").nth(1));
        drop();
        after(7, () -> assertThat(mine()).hasSize(2));
        PodRow second = awaitPod();
        PodRow first = mine().get(0);
        assertThat(second.gpuId() + second.cloud()).isNotEqualTo(first.gpuId() + first.cloud());
        afterMinutes(() -> assertThat(row(first).state()).isEqualTo(RentState.GONE));
        assertThat(row(first).endReason()).isIn(EndReason.STUCK_STARTING, EndReason.FAILED);
        assertTold("ukončen");
        // not charged to the videos
        assertThat(world.drive.in("01-upload")).hasSize(5);
    }

    @Test
    void fault23_aPodWhoseContainerStartsAgainAndAgainIsEndedAndTold() {
        world.runpod.faults().on("POST /pods").nth(1).restartEvery(Duration.ofSeconds(90));
        drop();
        PodRow first = awaitPod();
        await().atMost(PodsWorld.SOON).until(() -> {
            world.clock.pass(Duration.ofSeconds(30));
            turns(1);
            return row(first).state() != RentState.ALIVE;
        });
        assertThat(row(first).endReason()).isEqualTo(EndReason.RESTARTS);
        assertThat(row(first).starts()).isEqualTo(4);
        assertTold("ukončen");
        afterMinutes(() -> assertThat(alive()).hasSize(1));
        assertThat(mine()).hasSize(2);
    }

    static Stream<Named<Consumer<FaultRule>>> endsThatAreNone() {
        return Stream.of(
                Named.of("500", rule -> rule.answer(500, "internal error")),
                Named.of("404, and it lives", rule -> rule.answer(404, "pod not found")),
                Named.of("204, and it lives", FaultRule::pretend),
                Named.of("the connection breaks", FaultRule::resetConnection));
    }

    @ParameterizedTest
    @MethodSource("endsThatAreNone")
    void fault24_aPodThatResistsItsEndIsEndingUntilItIsProvenGoneAndToldWithItsPrice(Consumer<FaultRule> answer) {
        drop();
        PodRow pod = awaitPod();
        FaultRule resists = world.runpod.faults().on("DELETE /pods/{id}");
        answer.accept(resists);
        finish();
        after(4, () -> assertThat(world.subjects(OPERATOR)).isNotEmpty());
        assertTold("nekončí");
        assertThat(row(pod).state()).isEqualTo(RentState.ENDING);
        int tries = resists.hits();
        turns(3);
        assertThat(resists.hits()).isGreaterThan(tries);
        resists.remove();
        afterMinutes(() -> assertThat(row(pod).state()).isEqualTo(RentState.GONE));
        assertThat(alive()).isEmpty();
        assertThat(mine()).hasSize(1);
    }

    @Test
    void fault25_aPodThatVanishesIsReplacedWithinTwoMinutes() {
        drop();
        PodRow first = awaitPod();
        world.runpod.pods().vanish(first.id());
        world.clock.pass(Duration.ofMinutes(1));
        turns(2);
        assertThat(awaitPod().id()).isNotEqualTo(first.id());
        assertThat(mine()).hasSize(2);
        afterMinutes(() -> assertThat(row(first).state()).isEqualTo(RentState.GONE));
        assertThat(row(first).endReason()).isEqualTo(EndReason.VANISHED);
    }

    @Test
    void fault25_withAnEmptyAccountNothingIsAskedForUntilItIsFilled() {
        drop();
        awaitPod();
        double left = world.runpod.pods().balance();
        world.runpod.pods().payIn(-left);
        soon(() -> assertThat(alive()).isEmpty());
        soon(() -> assertThat(world.runpod.journal().count("POST /pods", 402)).isEqualTo(1));
        turns(3);
        assertThat(world.runpod.journal().count("POST /pods", 402)).isEqualTo(1);
        assertTold("je prázdný");
        world.runpod.pods().payIn(left);
        after(4, () -> assertThat(alive()).hasSize(1));
        soon(() -> assertThat(troubles()).isZero());
    }

    @Test
    void fault26_podsWithOurNameThatNobodyWantsAreEndedAndForeignOnesAreLeftAlone() {
        List<String> orphans = Stream.of("ergodrop-lab-old1", "ergodrop-lab-old2", "ergodrop-lab-old3")
                .map(name -> world.runpod.pods().addPod(name, Map.of()))
                .toList();
        List<String> foreign = Stream.of("ergodrop-lab2-x", "somebody's training")
                .map(name -> world.runpod.pods().addPod(name, Map.of()))
                .toList();
        afterMinutes(() -> assertThat(pods.in(RentState.GONE))
                .extracting(RentedPod::id)
                .containsExactlyInAnyOrderElementsOf(orphans));
        assertThat(alive()).extracting(PodRow::id).containsExactlyElementsOf(foreign);
        assertThat(world.runpod.journal().entries())
                .noneMatch(entry ->
                        foreign.stream().anyMatch(id -> entry.toString().contains(id)));
        soon(() -> assertThat(world.subjects(OPERATOR)).hasSize(3));
    }
}
