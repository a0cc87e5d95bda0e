package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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
        outbox.sent(owed());
        outbox.add(event("e1"));
        assertThat(outbox.due(10)).isEmpty();
        assertThat(outbox.knows(event("e1"))).isTrue();
        assertThat(outbox.knows(event("e2"))).isFalse();
    }

    @Test
    void aMailThatFailedIsTriedAgainAtItsTime() {
        outbox.add(event("e1"));
        outbox.tryAgain(owed(), rows.clock.instant().plusSeconds(60), "421 busy", Map.of("a@example.org", ""));
        assertThat(outbox.due(10)).isEmpty();
        rows.clock.pass(Duration.ofSeconds(60));
        assertThat(outbox.due(10))
                .singleElement()
                .satisfies(owed -> assertThat(owed.tries()).isEqualTo(1));
    }

    @Test
    void aMailThatIsGivenUpStaysSo() {
        outbox.add(event("e1"));
        List<Outbox.Owed> owed = owed();
        outbox.giveUp(owed, "x".repeat(5000));
        outbox.tryAgain(owed, rows.clock.instant(), "late", Map.of());
        outbox.sent(owed);
        rows.clock.pass(Duration.ofDays(2));
        assertThat(outbox.due(10)).isEmpty();
        assertThat(rows.jdbc.sql("select state from outbox").query(String.class).single())
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
        outbox.sent(owed());
        assertThat(outbox.isOwed(job.id())).isFalse();
    }

    @Test
    void oneOfTwoSendersTakesAMailInHand() {
        outbox.add(event("e1"));
        List<Outbox.Owed> owed = owed();
        assertThat(outbox.take(owed, rows.clock.instant().plusSeconds(60))).isTrue();
        assertThat(outbox.take(owed, rows.clock.instant().plusSeconds(60))).isFalse();
        assertThat(outbox.due(10)).isEmpty();
        rows.clock.pass(Duration.ofSeconds(60));
        assertThat(outbox.due(10)).hasSize(1);
    }

    @Test
    void aRowThatCannotBeReadDoesNotStopTheOthers() {
        outbox.add(event("e1"));
        outbox.add(event("e2"));
        rows.jdbc
                .sql("update outbox set details = 'broken' where event_id = 'e1'")
                .update();
        assertThat(outbox.due(10)).extracting(owed -> owed.event().id()).containsExactly("e2");
        assertThat(outbox.due(10)).hasSize(1);
    }

    private List<Outbox.Owed> owed() {
        return outbox.due(10);
    }

    private static MailEvent event(String id) {
        return new MailEvent(id, MailEvent.Kind.TROUBLE, null, null, Map.of("detail", "Řekněte to \"správci\"\n"));
    }
}
