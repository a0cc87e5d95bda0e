package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final TestLedger rows = TestLedger.inMemory();
    private final Outbox outbox = rows.outbox;

    @AfterEach
    void end() {
        rows.close();
    }

    @Test
    void oneEventIsOneMailHoweverOftenItIsReported() {
        MailEvent event = event("e1");
        outbox.add(event);
        outbox.add(event);
        outbox.add(new MailEvent("e1", MailEvent.Kind.FAILED, "q", null, Map.of()));
        assertThat(outbox.due(10)).singleElement().satisfies(owed -> {
            assertThat(owed.event()).isEqualTo(event);
            assertThat(owed.tries()).isZero();
        });
    }

    @Test
    void aMailThatIsOutIsNotOwedAgain() {
        outbox.add(event("e1"));
        outbox.sent(event("e1"));
        outbox.add(event("e1"));
        assertThat(outbox.due(10)).isEmpty();
        assertThat(outbox.knows(event("e1"))).isTrue();
        assertThat(outbox.knows(event("e2"))).isFalse();
    }

    @Test
    void aMailThatFailedIsTriedAgainAtItsTime() {
        outbox.add(event("e1"));
        outbox.tryAgain(event("e1"), rows.clock.instant().plusSeconds(60), "421 busy");
        assertThat(outbox.due(10)).isEmpty();
        rows.clock.pass(Duration.ofSeconds(60));
        assertThat(outbox.due(10)).singleElement().satisfies(owed -> assertThat(owed.tries())
                .isEqualTo(1));
    }

    @Test
    void aMailThatIsGivenUpStaysSo() {
        outbox.add(event("e1"));
        outbox.giveUp(event("e1"), "x".repeat(5000));
        outbox.tryAgain(event("e1"), rows.clock.instant(), "late");
        outbox.sent(event("e1"));
        rows.clock.pass(Duration.ofDays(2));
        assertThat(outbox.due(10)).isEmpty();
        assertThat(rows.jdbc
                        .sql("select state from outbox")
                        .query(String.class)
                        .single())
                .isEqualTo("GIVEN_UP");
    }

    @Test
    void theOldestComeFirstAndNoMoreThanAsked() {
        for (int event = 0; event < 5; event++) {
            outbox.add(event("e" + event));
            rows.clock.pass(Duration.ofSeconds(1));
        }
        assertThat(outbox.due(3)).extracting(owed -> owed.event().id()).containsExactly("e0", "e1", "e2");
    }

    @Test
    void theAttachmentIsNeededUntilTheMailIsOut() {
        Job job = rows.seen("q", "a");
        MailEvent mail = MailEvent.of(job, MailEvent.Kind.COMPLETED, Map.of());
        assertThat(outbox.isOwed(job.id())).isFalse();
        outbox.add(mail);
        assertThat(outbox.isOwed(job.id())).isTrue();
        outbox.sent(mail);
        assertThat(outbox.isOwed(job.id())).isFalse();
    }

    private static MailEvent event(String id) {
        return new MailEvent(id, MailEvent.Kind.TROUBLE, null, null, Map.of("detail", "Řekněte to \"správci\"\n"));
    }
}
