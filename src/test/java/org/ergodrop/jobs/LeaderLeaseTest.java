package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaderLeaseTest {

    private final TestLedger rows = TestLedger.inMemory();
    private final AtomicLong nanos = new AtomicLong();
    private final LeaderLease one = lease("one");
    private final LeaderLease two = lease("two");

    @AfterEach
    void end() {
        rows.close();
    }

    private LeaderLease lease(String self) {
        return new LeaderLease(rows.jdbc, rows.transaction, "pods", self, Duration.ofSeconds(30), nanos::get);
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void oneLeadsAsLongAsItBeats() {
        assertThat(one.hold()).isTrue();
        for (int i = 0; i < 20; i++) {
            pass(20);
            assertThat(one.hold()).isTrue();
            assertThat(two.hold()).isFalse();
        }
        assertThat(two.holder()).hasValue("one");
    }

    @Test
    void theOtherTakesOverWhenTheBeatStandsStillForTheLease() {
        one.hold();
        assertThat(two.hold()).isFalse();
        pass(29);
        assertThat(two.hold()).isFalse();
        pass(1);
        assertThat(two.hold()).isTrue();
        assertThat(one.hold()).isFalse();
        assertThat(one.isHeld()).isFalse();
        assertThat(two.isHeld()).isTrue();
    }

    @Test
    void aBeatBetweenTheOthersLookAndItsTakeOverKeepsTheLead() {
        one.hold();
        // the time is asked for between the two
        LeaderLease late = new LeaderLease(rows.jdbc, rows.transaction, "pods", "late", Duration.ofSeconds(30), () -> {
            if (nanos.get() > 0) {
                one.keep();
            }
            return nanos.get();
        });
        assertThat(late.hold()).isFalse();
        pass(30);
        assertThat(late.hold()).isFalse();
        assertThat(one.isHeld()).isTrue();
    }

    @Test
    void whoWasReplacedWritesNothing() {
        one.hold();
        two.hold();
        pass(30);
        two.hold();
        assertThatThrownBy(() -> one.fenced(() -> rows.jdbc
                        .sql("insert into pod_deployment values (1, 'one')")
                        .update()))
                .isInstanceOf(LostLeadException.class);
        assertThat(rows.jdbc
                        .sql("select count(*) from pod_deployment")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(two.fenced(() -> "done")).isEqualTo("done");
    }

    @Test
    void anOrderlyStopHandsOverAtOnceAndOnlyToOne() {
        LeaderLease three = lease("three");
        one.hold();
        two.hold();
        one.release();
        assertThat(two.hold()).isTrue();
        assertThat(three.hold()).isFalse();
        // what does not lead releases nothing
        one.release();
        assertThat(two.isHeld()).isTrue();
    }
}
