package org.ergodrop.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.Trouble;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.pods.PodProviderException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may go wrong with a provider, and what the controller makes of it. */
class PodFaultsTest {

    private static final Candidate A = new Candidate("GPU A", "SECURE", null);
    private static final Candidate B = new Candidate("GPU B", "SECURE", null);

    private final PodWorld world = new PodWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private void fail(String call, Kind kind) {
        world.cloud.weather = new FakeCloud.Weather() {
            @Override
            public void before(String now) throws PodProviderException {
                if (now.equals(call)) {
                    throw new PodProviderException(kind, "said no to " + call);
                }
            }
        };
    }

    private void work() {
        world.work = new Work(3, 0, "three wait");
    }

    @Test
    void anAnswerThatGotLostLeadsToThePodByItsNameAndNeverToASecondOne() {
        world.cloud.weather = new FakeCloud.Weather() {
            @Override
            public void after(String call) throws PodProviderException {
                if (call.equals("create")) {
                    throw new PodProviderException(Kind.UNCLEAR, "no answer");
                }
            }
        };
        work();
        world.turns(6);
        assertThat(world.cloud.machines).hasSize(1);
        assertThat(world.only(RentState.ALIVE).status()).isEqualTo(PodStatus.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCLEAR", "UNAVAILABLE"})
    void aRequestThatMayHaveArrivedIsRepeatedOnlyAfterTwoMinutesOfLooking(Kind kind) {
        fail("create", kind);
        work();
        world.turn();
        world.cloud.weather = new FakeCloud.Weather() {};
        world.turn();
        assertThat(world.cloud.calls.get("create")).isEqualTo(1);
        world.turn();
        assertThat(world.cloud.calls.get("create")).isEqualTo(2);
        assertThat(world.cloud.alive()).hasSize(1);
    }

    @Test
    void whatAPersonWishesWaitsForARequestThatMayHaveArrived() {
        fail("create", Kind.UNCLEAR);
        work();
        world.turn();
        world.cloud.weather = new FakeCloud.Weather() {};
        world.intents.insert("byhand", PodWorld.DEPLOYMENT.podName("byhand"), true, world.rows.clock.instant());
        world.turn();
        assertThat(world.cloud.calls.get("create")).isEqualTo(1);
        world.turns(2);
        assertThat(world.cloud.alive()).hasSize(1);
    }

    @Test
    void ofTwoPodsForOneIntentTheOlderStays() {
        FakeCloud.Machine first = world.running();
        world.rows.clock.pass(Duration.ofSeconds(5));
        FakeCloud.Machine second = world.cloud.foreign(first.request.name());
        world.turns(1);
        assertThat(world.cloud.alive()).containsExactly(first);
        assertThat(world.pods.find(second.id).orElseThrow().endReason()).isEqualTo(EndReason.DUPLICATE);
    }

    @Test
    void threeOrphansWithOurNameAreEndedAndForeignPodsNeverTouched() {
        for (String name : List.of("ergodrop-lab-old1", "ergodrop-lab-old2", "ergodrop-lab-old3")) {
            world.cloud.foreign(name);
        }
        FakeCloud.Machine other = world.cloud.foreign("ergodrop-lab2-x");
        FakeCloud.Machine stranger = world.cloud.foreign("somebody's training");
        world.turns(5);
        assertThat(world.cloud.alive()).containsExactly(other, stranger);
        assertThat(world.pods.in(RentState.GONE)).hasSize(3);
        assertThat(world.mails(MailEvent.Kind.POD_ENDED)).hasSize(3);
    }

    @Test
    void aPodThatResistsItsEndIsAskedAgainForHoursAndToldWithItsPrice() {
        FakeCloud.Machine machine = world.running();
        machine.isImmortal = true;
        world.work = new Work(0, 0, "none");
        world.turns(12);
        assertThat(world.troubles()).isEmpty();
        world.turns(180);
        assertThat(world.only(RentState.ENDING).endTries()).isGreaterThan(150);
        Trouble trouble = world.rows.troubles.all().get(0);
        assertThat(trouble.kind()).isEqualTo(TroubleKind.POD_NOT_GONE);
        assertThat(trouble.detail()).contains(machine.id, "0.60 $");
        assertThat(world.mails(MailEvent.Kind.TROUBLE)).hasSize(1);
        machine.isImmortal = false;
        world.turns(4);
        assertThat(world.pods.in(RentState.GONE)).hasSize(1);
        assertThat(world.troubles()).isEmpty();
    }

    @Test
    void aPodThatIsListedAgainAfterItsProofIsEndedAgain() {
        FakeCloud.Machine machine = world.running();
        world.work = new Work(0, 0, "none");
        world.turns(16);
        assertThat(world.only(RentState.GONE).id()).isEqualTo(machine.id);
        machine.gone = null;
        world.turns(4);
        assertThat(machine.gone).isNotNull();
        assertThat(world.only(RentState.GONE).endTries()).isGreaterThan(1);
    }

    @Test
    void aPodThatDoesNotComeUpIsEndedAfterTwentyMinutesAndAnotherKindIsTried() {
        world.cloud.bootTime = Duration.ofHours(9);
        work();
        world.turns(20);
        assertThat(world.cloud.machines).hasSize(1);
        world.cloud.bootTime = Duration.ofMinutes(1);
        world.turns(5);
        assertThat(world.cloud.alive())
                .singleElement()
                .satisfies(machine -> assertThat(machine.request.candidate()).isEqualTo(B));
        assertThat(world.mails(MailEvent.Kind.POD_ENDED)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR", "EXITED"})
    void aPodThatFailedOrStoppedIsEndedAndReplaced(PodStatus status) {
        FakeCloud.Machine machine = world.running();
        machine.status = status;
        world.turns(3);
        assertThat(machine.gone).isNotNull();
        assertThat(world.cloud.alive()).hasSize(1);
    }

    @Test
    void aContainerThatStartsAgainAndAgainIsEndedAndTold() {
        FakeCloud.Machine machine = world.running();
        for (int start = 0; start < 3; start++) {
            assertThat(machine.isAlive()).isTrue();
            world.turns(2);
            machine.containerStart = world.rows.clock.instant();
        }
        world.turn();
        assertThat(machine.gone).isNotNull();
        assertThat(world.mails(MailEvent.Kind.POD_ENDED))
                .singleElement()
                .satisfies(mail -> assertThat(mail.detail(MailDetails.REASON))
                        .hasValueSatisfying(reason -> assertThat(reason).contains("started 4 times")));
    }

    @Test
    void aPodThatVanishesIsReplacedWithinTwoMinutes() {
        FakeCloud.Machine machine = world.running();
        machine.gone = world.rows.clock.instant();
        world.turns(2);
        assertThat(world.cloud.alive()).hasSize(1);
        world.turns(3);
        assertThat(world.only(RentState.GONE).endReason()).isEqualTo(EndReason.VANISHED);
    }

    @Test
    void anEmptyAccountStopsTheAskingAndIsToldUntilItIsFilled() {
        fail("create", Kind.NO_BALANCE);
        work();
        world.turns(9);
        assertThat(world.cloud.calls.get("create")).isEqualTo(1);
        assertThat(world.troubles()).containsExactly(TroubleKind.POD_BALANCE);
        world.cloud.weather = new FakeCloud.Weather() {};
        world.turns(3);
        assertThat(world.cloud.alive()).hasSize(1);
        assertThat(world.troubles()).isEmpty();
    }

    @Test
    void aRequestThatDoesNotFitIsNeverRepeated() {
        fail("create", Kind.MALFORMED);
        work();
        world.turns(60);
        assertThat(world.cloud.calls.get("create")).isEqualTo(1);
        assertThat(world.troubles()).containsExactly(TroubleKind.POD_REQUEST_REFUSED);
    }

    @Test
    void whenNobodyHasOneTheRoundsBecomeRarerAndItIsToldAfterHalfAnHour() {
        world.cloud.soldOut.addAll(List.of(A, B));
        work();
        world.turns(25);
        assertThat(world.mails(MailEvent.Kind.TROUBLE)).isEmpty();
        assertThat(world.cloud.asked.subList(0, 2)).containsExactly(A, B);
        world.turns(95);
        // 1 + 2 + 4 + 8 + 10 + 10 ... minutes
        assertThat(world.cloud.calls.get("create")).isBetween(20, 36);
        assertThat(world.mails(MailEvent.Kind.TROUBLE)).hasSize(1);
        assertThat(world.rows.troubles.all().get(0).detail()).contains("no instances of GPU B");
        world.cloud.soldOut.clear();
        world.turns(11);
        assertThat(world.cloud.alive()).hasSize(1);
        assertThat(world.troubles()).isEmpty();
    }

    @Test
    void theCatalogueOnlyOrders() {
        world.cloud.offers.add(new GpuOffer(A, 0, 0.5));
        world.cloud.offers.add(new GpuOffer(B, 3, 0.5));
        world.cloud.soldOut.add(B);
        work();
        world.turn();
        assertThat(world.cloud.asked).containsExactly(B, A);
    }

    @Test
    void whatIsTooExpensiveIsNotAskedForAndEndedWhenItTurnsOutSo() {
        world.cloud.offers.add(new GpuOffer(A, 3, 2.5));
        work();
        world.turn();
        assertThat(world.cloud.asked).containsExactly(B);
        world.cloud.alive().get(0).price = 3.0;
        world.turn();
        assertThat(world.cloud.alive()).isEmpty();
    }

    @Test
    void anOutageOfTheWorkIsNotTheEndOfTheWork() {
        FakeCloud.Machine machine = world.running();
        world.work = new Work(0, 0, "none");
        world.turns(5);
        world.blind = new IOException("Drive is away");
        world.turns(100);
        assertThat(machine.isAlive()).isTrue();
        assertThat(world.troubles()).containsExactly(TroubleKind.POD_WORK_UNSEEN);
        world.blind = null;
        world.turns(9);
        assertThat(machine.isAlive()).isTrue();
        world.turns(3);
        assertThat(machine.isAlive()).isFalse();
    }

    @Test
    void theDeadlineHoldsWhateverElseIsAway() {
        FakeCloud.Machine machine = world.running();
        world.blind = new IOException("Drive is away");
        fail("list", Kind.UNAVAILABLE);
        world.turns(12 * 60 + 1);
        assertThat(machine.isAlive()).isFalse();
        assertThat(world.troubles()).contains(TroubleKind.POD_PROVIDER_AWAY);
    }

    @Test
    void podsUnderWhichNothingMovesAreEnded() {
        FakeCloud.Machine machine = world.running();
        world.turns(170);
        assertThat(machine.isAlive()).isTrue();
        world.turns(15);
        assertThat(machine.isAlive()).isFalse();
        assertThat(world.pods.find(machine.id).orElseThrow().endReason()).isEqualTo(EndReason.NO_PROGRESS);
    }

    @Test
    void filesThatNoPodTakesDoNotStartPodsForEver() {
        work();
        int hours = 48;
        for (int minute = 0; minute < hours * 60; minute++) {
            world.turn();
            // what the pod does by itself when it finds nothing to do
            world.cloud.alive().stream()
                    .filter(machine -> !world.rows.clock.instant().isBefore(machine.made.plusSeconds(360)))
                    .forEach(machine -> machine.gone = world.rows.clock.instant());
        }
        assertThat(world.cloud.machines).hasSizeBetween(5, 14);
        assertThat(world.troubles()).contains(TroubleKind.POD_FRUITLESS);
        int before = world.cloud.machines.size();
        world.intents.insert("byhand", "ergodrop-lab-byhand", true, world.rows.clock.instant());
        world.turn();
        assertThat(world.cloud.alive())
                .as("a person has mended something and wants to see it")
                .extracting(machine -> machine.request.name())
                .containsExactly("ergodrop-lab-byhand");
        world.turns(4);
        world.cloud.alive().get(0).gone = world.rows.clock.instant();
        world.turns(3);
        assertThat(world.cloud.machines).hasSize(++before);
        world.work = new Work(4, 0, "another one came");
        world.turns(2);
        assertThat(world.cloud.machines).hasSize(before + 1);
    }

    @Test
    void theMoneyOfADayEndsThePodsUntilTheNextDay() {
        world.close();
        try (PodWorld poor = new PodWorld("limits.dollars-per-day", "1.0", "limits.no-progress", "99h")) {
            poor.work = new Work(1, 0, "x");
            poor.turns(200);
            assertThat(poor.cloud.alive()).isEmpty();
            assertThat(poor.cloud.dollars()).isBetween(1.0, 1.03);
            assertThat(poor.rows.troubles.all()).extracting(Trouble::kind).containsExactly(TroubleKind.POD_BUDGET);
            // it was ten o'clock; the next day begins, and the first mail about a day's cost comes
            poor.turns(11 * 60);
            assertThat(poor.cloud.alive()).hasSize(1);
            assertThat(poor.rows.outbox.due(100))
                    .extracting(owed -> owed.event().kind())
                    .contains(MailEvent.Kind.POD_COST);
        }
    }

    @Test
    void aClockThatDiffersFromTheProvidersByAnHourChangesNothing() {
        world.cloud.skew = Duration.ofHours(1);
        world.running();
        world.turns(30);
        assertThat(world.cloud.machines).hasSize(1);
        world.cloud.skew = Duration.ofHours(-2);
        world.turns(30);
        assertThat(world.cloud.alive()).hasSize(1);
    }
}
