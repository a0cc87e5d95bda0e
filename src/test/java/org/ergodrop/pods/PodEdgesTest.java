package org.ergodrop.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.pods.PodProviderException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Times when nobody looked, keys and limits that allow only half, providers that never answer: what is told, and what is done. */
class PodEdgesTest {

    private static final Candidate A = new Candidate("GPU A", "SECURE", null);
    private final PodWorld world = new PodWorld("limits.max-life", "1h");

    @AfterEach
    void close() {
        world.close();
    }

    private void fail(String call, Kind kind, Duration retryAfter) {
        world.cloud.weather = new FakeCloud.Weather() {
            @Override
            public void before(String now) throws PodProviderException {
                if (now.equals(call)) {
                    throw new PodProviderException(kind, "said no to " + call, retryAfter, null);
                }
            }
        };
    }

    /** The pod is there, and costs, from somewhere between our request and its answer. */
    @Test
    void aPodIsCountedFromItsRequestOnHoweverLongTheAnswerTook() {
        world.cloud.weather = new FakeCloud.Weather() {
            @Override
            public void after(String call) {
                if (call.equals("create")) {
                    world.rows.clock.pass(Duration.ofMinutes(6));
                }
            }
        };
        FakeCloud.Machine machine = world.running();
        world.turns(1);
        assertThat(world.costs.dollarsOf(machine.id)).isCloseTo(world.cloud.dollars(), within(0.001));
    }

    @Test
    void whatAPodCostsWhileNobodyLooksIsCountedAlthoughItHasStoppedMeanwhile() {
        FakeCloud.Machine machine = world.running();
        world.rows.clock.pass(Duration.ofHours(5));
        machine.status = PodStatus.EXITED;
        machine.price = 0;
        world.turns(4);
        assertThat(world.costs.dollarsOf(machine.id)).isBetween(3.0, 3.1);
    }

    @Test
    void aProviderThatNeverAnswersARequestIsToldLikeOneThatHasNoPods() {
        fail("create", Kind.UNAVAILABLE, Duration.ZERO);
        world.work = new Work(3, 0, "three wait");
        world.turns(35);
        assertThat(world.troubles()).containsExactly(TroubleKind.POD_UNAVAILABLE);
        assertThat(world.mails(MailEvent.Kind.TROUBLE)).hasSize(1);
    }

    @Test
    void aKindOfPodThatNeverBringsAnAnswerDoesNotKeepTheOthersFromBeingAskedFor() {
        world.cloud.weather = new FakeCloud.Weather() {
            @Override
            public void before(String now) throws PodProviderException {
                if (now.equals("create")
                        && world.cloud.asked.get(world.cloud.asked.size() - 1).equals(A)) {
                    throw new PodProviderException(Kind.UNAVAILABLE, "500");
                }
            }
        };
        world.work = new Work(3, 0, "three wait");
        world.turns(20);
        assertThat(world.cloud.alive()).hasSize(1);
    }

    @Test
    void aKeyThatMayOnlyLookIsToldOnce() {
        fail("create", Kind.UNAUTHORIZED, Duration.ZERO);
        world.work = new Work(3, 0, "three wait");
        world.turns(25);
        assertThat(world.mails(MailEvent.Kind.TROUBLE)).hasSize(1);
        assertThat(world.mails(MailEvent.Kind.TROUBLE_OVER)).isEmpty();
        assertThat(world.troubles()).containsExactly(TroubleKind.POD_KEY_REFUSED);
    }

    @Test
    void aLimitOfLookingHoldsNoEndUp() {
        FakeCloud.Machine machine = world.running();
        world.turns(30);
        fail("list", Kind.RATE_LIMITED, Duration.ofHours(10));
        world.turns(30);
        assertThat(machine.isAlive()).isFalse();
    }

    @Test
    void aPodWhoseEndWasAskedForIsNotAskedAgainInTheSameTurn() {
        world.cloud.foreign("ergodrop-lab-old");
        world.rows.clock.pass(Duration.ofNanos(123));
        world.turn();
        assertThat(world.cloud.calls.get("terminate")).isEqualTo(1);
    }

    @Test
    void aPodRentedUnderAnotherNameOfThisInstallationIsStillLookedAfter() {
        FakeCloud.Machine old = world.cloud.foreign("ergodrop-old-x");
        world.turn();
        world.pods.insert(
                new Pod(old.id, "ergodrop-old-x", PodStatus.RUNNING, 0.5, "GPU A", "SECURE", null, 0, null, null),
                null,
                world.rows.clock.instant().plus(Duration.ofHours(12)),
                world.rows.clock.instant(),
                true);
        old.status = PodStatus.EXITED;
        world.work = new Work(3, 0, "three wait");
        world.turns(5);
        assertThat(old.isAlive()).isFalse();
    }
}
