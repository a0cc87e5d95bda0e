package org.ergodrop.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.ergodrop.pods.PodProviderException.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten hours of work that comes and goes while every request may fail, answers get lost, pods vanish, hang and restart, and the
 * controller dies; then a calm hour in which everything has to come to rest.
 */
class PodSimulationTest {

    private static final int MINUTES = 10 * 60;
    private static final int MAX_PODS = 2;
    private static final double DOLLARS_PER_DAY = 6;

    private final PodWorld world = new PodWorld();

    private @Nullable Instant idleSince;
    private int waiting;
    private int done;

    @AfterEach
    void end() {
        world.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void whateverHappensNoPodIsForgottenNoStrangerTouchedAndNoLimitBroken(long seed) {
        world.reset(
                "limits.max-pods",
                Integer.toString(MAX_PODS),
                "limits.videos-per-pod",
                "4",
                "limits.dollars-per-day",
                Double.toString(DOLLARS_PER_DAY),
                "limits.max-life",
                "5h");
        Random random = new Random(seed);
        List<FakeCloud.Machine> strangers = List.of(
                world.cloud.foreign("ergodrop-lab2-abc"),
                world.cloud.foreign("training"),
                world.cloud.foreign("ergodrop"));
        strangers.forEach(stranger -> stranger.price = 0);
        for (int minute = 0; minute < MINUTES; minute++) {
            world.cloud.weather = storm(random);
            happen(random);
            turn(random);
            check(strangers);
        }
        assertThat(done).isGreaterThan(50);
        world.cloud.weather = new FakeCloud.Weather() {};
        world.blind = null;
        waiting = 0;
        for (int minute = 0; minute < 60; minute++) {
            show();
            world.turn();
        }
        assertThat(world.cloud.alive()).containsExactlyElementsOf(strangers);
        assertThat(world.pods.in(RentState.ALIVE)).isEmpty();
        assertThat(world.pods.in(RentState.ENDING)).isEmpty();
        assertThat(world.pods.in(RentState.GONE)).hasSize(world.cloud.machines.size() - strangers.size());
        // pods that vanished are counted until that was noticed
        assertThat(world.costs.total().dollars()).isCloseTo(world.cloud.dollars(), within(world.cloud.dollars() * 0.1));
    }

    private FakeCloud.Weather storm(Random random) {
        return new FakeCloud.Weather() {
            @Override
            public void before(String call) throws PodProviderException {
                if (random.nextInt(100) < 6) {
                    Kind[] kinds = {Kind.UNAVAILABLE, Kind.RATE_LIMITED, Kind.UNCLEAR, Kind.REFUSED};
                    throw new PodProviderException(kinds[random.nextInt(kinds.length)], "storm");
                }
            }

            @Override
            public void after(String call) throws PodProviderException {
                if (random.nextInt(100) < 6) {
                    throw new PodProviderException(Kind.UNCLEAR, "answer lost");
                }
            }
        };
    }

    /** What people, pods and the provider do in a minute. */
    private void happen(Random random) {
        if (random.nextInt(40) == 0) {
            waiting += random.nextInt(12);
        }
        for (FakeCloud.Machine machine : world.cloud.alive()) {
            boolean isOurs = machine.request.name().startsWith("ergodrop-lab-");
            if (isOurs && random.nextInt(400) == 0) {
                machine.gone = world.rows.clock.instant();
            } else if (isOurs && random.nextInt(600) == 0) {
                machine.status = random.nextBoolean() ? PodStatus.ERROR : PodStatus.EXITED;
            } else if (machine.status == PodStatus.RUNNING && random.nextInt(60) == 0) {
                machine.containerStart = world.rows.clock.instant();
            } else if (isOurs && machine.status == PodStatus.RUNNING && waiting > 0 && random.nextInt(4) == 0) {
                waiting--;
                done++;
            }
        }
        world.cloud.bootTime = Duration.ofMinutes(random.nextInt(10) == 0 ? 500 : 2);
        world.blind = random.nextInt(30) == 0 ? new IOException("away") : null;
        show();
    }

    private void show() {
        world.work = new Work(waiting, 0, "done " + done + " waiting " + waiting);
        idleSince = waiting > 0 ? null : idleSince == null ? world.rows.clock.instant() : idleSince;
    }

    private void turn(Random random) {
        boolean dies = random.nextInt(50) == 0;
        int[] left = {random.nextInt(8)};
        world.watcher = step -> {
            if (dies && left[0]-- == 0) {
                throw new IllegalStateException("the controller dies after " + step);
            }
        };
        try {
            world.turn();
        } catch (IllegalStateException death) {
            world.watcher = step -> {};
            world.restart();
        }
    }

    private void check(List<FakeCloud.Machine> strangers) {
        assertThat(strangers).allMatch(FakeCloud.Machine::isAlive);
        List<FakeCloud.Machine> ours = world.cloud.alive().stream()
                .filter(machine -> !strangers.contains(machine))
                .toList();
        assertThat(ours).hasSizeLessThanOrEqualTo(MAX_PODS);
        assertThat(ours.stream().map(machine -> machine.request.name()).distinct())
                .hasSameSizeAs(ours);
        Instant now = world.rows.clock.instant();
        // idle time, the turns that saw nothing, and requests that failed
        boolean isLongIdle = idleSince != null && now.isAfter(idleSince.plus(Duration.ofMinutes(60)));
        assertThat(isLongIdle ? ours : List.of()).isEmpty();
        double dollarsToday = world.costs
                .on(java.time.LocalDate.ofInstant(now, world.rows.clock.getZone()))
                .dollars();
        assertThat(dollarsToday).isLessThan(DOLLARS_PER_DAY + MAX_PODS * FakeCloud.PRICE / 2);
    }
}
