package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ergodrop.jobs.MailEvent.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private final TestLedger rows = TestLedger.inMemory();
    private final Troubles troubles = rows.troubles;

    @AfterEach
    void end() {
        rows.close();
    }

    @Test
    void oneMailTellsOfTheBeginningAndOneOfTheEnd() {
        assertThat(troubles.begin(TroubleKind.AUTH_LOST, "q", "q", "log in again"))
                .isTrue();
        rows.clock.pass(Duration.ofHours(3));
        assertThat(troubles.begin(TroubleKind.AUTH_LOST, "q", "q", "log in again"))
                .isFalse();
        assertThat(mails()).containsExactly(Kind.TROUBLE);
        assertThat(troubles.end(TroubleKind.AUTH_LOST, "q", "q")).isTrue();
        assertThat(troubles.end(TroubleKind.AUTH_LOST, "q", "q")).isFalse();
        assertThat(mails()).containsExactly(Kind.TROUBLE, Kind.TROUBLE_OVER);
    }

    @Test
    void theMailSaysWhatItIsAboutAndSinceWhen() {
        String since = rows.clock.instant().toString();
        troubles.begin(TroubleKind.DISK_FULL, "machine", null, "free some room");
        rows.clock.pass(Duration.ofMinutes(1));
        troubles.end(TroubleKind.DISK_FULL, "machine", null);
        assertThat(rows.outbox.due(10)).hasSize(2).allSatisfy(owed -> {
            assertThat(owed.event().queue()).isNull();
            assertThat(owed.event().detail(MailDetails.TROUBLE)).hasValue("DISK_FULL");
            assertThat(owed.event().detail(MailDetails.SUBJECT)).hasValue("machine");
            assertThat(owed.event().detail(MailDetails.DETAIL)).hasValue("free some room");
            assertThat(owed.event().detail(MailDetails.SINCE)).hasValue(since);
        });
    }

    @Test
    void anOutageThatPassesWithinTenMinutesIsNobodysBusiness() {
        for (int look = 0; look < 10; look++) {
            troubles.begin(TroubleKind.OUTAGE, "q", "q", "no answer");
            rows.clock.pass(Duration.ofSeconds(59));
        }
        assertThat(troubles.of("q")).hasSize(1);
        troubles.end(TroubleKind.OUTAGE, "q", "q");
        assertThat(mails()).isEmpty();
    }

    @Test
    void anOutageThatLastsIsToldOnceAndSoIsItsEnd() {
        for (int look = 0; look < 60; look++) {
            troubles.begin(TroubleKind.OUTAGE, "q", "q", "no answer");
            boolean lasts = look >= 10;
            assertThat(mails()).isEqualTo(lasts ? List.of(Kind.TROUBLE) : List.of());
            rows.clock.pass(Duration.ofMinutes(1));
        }
        troubles.end(TroubleKind.OUTAGE, "q", "q");
        assertThat(mails()).containsExactly(Kind.TROUBLE, Kind.TROUBLE_OVER);
    }

    @Test
    void theSameTroubleAgainIsToldAgain() {
        for (int time = 0; time < 2; time++) {
            troubles.begin(TroubleKind.CONFIG_ERROR, "q", "q", "the folder is gone");
            rows.clock.pass(Duration.ofSeconds(1));
            troubles.end(TroubleKind.CONFIG_ERROR, "q", "q");
        }
        assertThat(mails()).hasSize(4);
    }

    @Test
    void theTroublesOfOneQueueAreNotThoseOfAnother() {
        troubles.begin(TroubleKind.CONFIG_ERROR, "q", "q", "gone");
        troubles.begin(TroubleKind.STORAGE_FULL, "p", "p", "full");
        assertThat(troubles.of("q")).extracting(Trouble::kind).containsExactly(TroubleKind.CONFIG_ERROR);
        assertThat(troubles.all()).hasSize(2);
        assertThat(troubles.end(TroubleKind.STORAGE_FULL, "q", "q")).isFalse();
    }

    private List<Kind> mails() {
        return rows.outbox.due(100).stream().map(owed -> owed.event().kind()).toList();
    }
}
