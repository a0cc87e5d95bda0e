package org.ergodrop.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.ergodrop.jobs.LeaderLease;
import org.ergodrop.jobs.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PodCycleDueTest {

    private final TestLedger rows = TestLedger.inMemory();
    private final AtomicLong nanos = new AtomicLong();
    private final PodCycleDue one = controller("one");
    private final PodCycleDue two = controller("two");

    @AfterEach
    void end() {
        rows.close();
    }

    private PodCycleDue controller(String self) {
        LeaderLease lease =
                new LeaderLease(rows.jdbc, rows.transaction, "pods", self, Duration.ofSeconds(30), nanos::get);
        return new PodCycleDue(lease, Duration.ofMinutes(1), nanos::get);
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void aTurnIsDueOnceAMinuteAndAtOnceForWhoHasJustTakenTheLead() {
        assertThat(one.dueNow()).isTrue();
        for (int i = 0; i < 5; i++) {
            pass(10);
            assertThat(one.dueNow()).isFalse();
            assertThat(two.dueNow()).isFalse();
        }
        pass(10);
        assertThat(one.dueNow()).isTrue();
        assertThat(two.dueNow()).isFalse();
        pass(30);
        assertThat(two.dueNow()).isTrue();
        assertThat(one.dueNow()).isFalse();
    }

    @Test
    void aTurnInWhichNobodyAnswersForMinutesIsNotTakenAwayAndOneThatHangsIs() {
        assertThat(one.dueNow()).isTrue();
        int seconds = 0;
        while (!two.dueNow()) {
            pass(10);
            seconds += 10;
            one.keep();
        }
        assertThat(seconds).isBetween(600, 640);
        pass(2);
        one.keep();
        pass(29);
        assertThat(two.dueNow()).as("who has lost the lead beats no more").isFalse();
        assertThat(one.dueNow()).isFalse();
    }

    @Test
    void betweenTurnsTheLeadIsKeptByWhoAsksForItOnly() {
        assertThat(one.dueNow()).isTrue();
        pass(2);
        assertThat(one.dueNow()).isFalse();
        assertThat(two.dueNow()).isFalse();
        for (int i = 0; i < 3; i++) {
            pass(10);
            one.keep();
        }
        assertThat(two.dueNow()).as("the route of the turns has stopped").isTrue();
    }
}
