package org.ergodrop.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The controller dies at every point where something outlives it: before and after each request to the provider, each change of a
 * row, each commit. Whoever continues ends up with one pod for the work, proven gone, paid for.
 */
class PodCrashTest {

    /** The first times a point is passed; later ones are like them. */
    private static final int OCCURRENCES = 2;

    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    private final Map<String, Integer> passed = new HashMap<>();
    private final Set<String> points = new TreeSet<>();

    private @Nullable String fatal;
    private boolean isDead;

    private final PodWorld world = new PodWorld(database -> new SqlWatch(database, this::pass).watched());

    @AfterEach
    void end() {
        world.close();
    }

    private void pass(String point) {
        if (isDead) {
            throw new Death();
        }
        int times = passed.merge(point, 1, Integer::sum);
        String name = point + " #" + times;
        if (times <= OCCURRENCES) {
            points.add(name);
        }
        if (name.equals(fatal)) {
            isDead = true;
            throw new Death();
        }
    }

    @Test
    void whereverTheControllerDiesTheNextOneEndsWithOnePodProvenGoneAndPaidFor() {
        run(null);
        List<String> all = new ArrayList<>(points);
        assertThat(all).hasSizeGreaterThan(60).anyMatch(point -> point.startsWith("create before"));
        for (String point : all) {
            run(point);
        }
    }

    private void run(@Nullable String point) {
        fatal = null;
        world.reset();
        passed.clear();
        fatal = point;
        world.cloud.weather = new FakeCloud.Weather() {
            @Override
            public void before(String call) {
                pass(call + " before");
            }

            @Override
            public void after(String call) {
                pass(call + " after");
            }
        };
        world.cloud.soldOut.add(new Candidate("GPU A", "SECURE", null));
        world.work = new Work(0, 0, "none");
        turn();
        world.work = new Work(3, 0, "three wait");
        for (int i = 0; i < 8; i++) {
            turn();
            // the order decides: never two for one intent
            assertThat(world.cloud.alive()).as(point).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(world.cloud.alive()).as(point).hasSize(1);
        world.work = new Work(0, 0, "none");
        for (int i = 0; i < 18; i++) {
            turn();
        }
        assertThat(world.cloud.machines).as(point).hasSize(1);
        assertThat(world.cloud.alive()).as(point).isEmpty();
        RentedPod gone = world.only(RentState.GONE);
        assertThat(gone.name())
                .as(point)
                .isEqualTo(world.cloud.machines.get(gone.id()).request.name());
        assertThat(world.costs.total().dollars()).as(point).isCloseTo(world.cloud.dollars(), within(0.06));
        assertThat(world.intents.in(IntentState.ASKED)).as(point).isEmpty();
        assertThat(world.intents.in(IntentState.WANTED)).as(point).isEmpty();
        assertThat(point == null || fatal == null)
                .as("%s was not passed", point)
                .isTrue();
    }

    /** A turn; after a death somebody else goes on with the next. */
    private void turn() {
        try {
            world.turn();
        } catch (Death death) {
            isDead = false;
            fatal = null;
            world.rows.clock.pass(Duration.ofSeconds(20));
            world.restart();
        }
    }
}
