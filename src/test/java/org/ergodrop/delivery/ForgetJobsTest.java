package org.ergodrop.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.ergodrop.jobs.JobsForgotten;
import org.ergodrop.jobs.OldJobs;
import org.ergodrop.jobs.TestLedger;
import org.ergodrop.jobs.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgetJobsTest {

    private final TestLedger rows = TestLedger.inMemory();
    private final List<Object> told = new ArrayList<>();

    @AfterEach
    void end() {
        rows.close();
    }

    @Test
    void allThatEndedLongAgoAreForgottenHoweverManyTheyAre() {
        ended(450);
        forget("keep-closed=30d");
        assertThat(rows.ledger.newest(1000)).hasSize(450);
        rows.clock.pass(Duration.ofDays(30).plusSeconds(1));
        ended(1);
        forget("keep-closed=30d");
        assertThat(rows.ledger.newest(1000)).hasSize(1);
        assertThat(told).containsExactly(new JobsForgotten(450));
    }

    @Test
    void zeroKeepsThemForEver() {
        ended(1);
        rows.clock.pass(Duration.ofDays(4000));
        forget("keep-closed=0s");
        assertThat(rows.ledger.newest(10)).hasSize(1);
        forget();
        assertThat(rows.ledger.newest(10)).as("400 days").isEmpty();
    }

    @Test
    void settingsThatWouldLoseJobsAreRefused() {
        assertThatThrownBy(() -> TestSettings.jobs("keep-closed=6d"))
                .hasRootCauseMessage(
                        "ergodrop.jobs.keep-closed must"
                                + " be at least 7d: a list of Drive's may be older than the end of a job; 0 keeps them for ever");
        assertThatThrownBy(() -> TestSettings.jobs("lease=20s")).rootCause().hasMessageContaining("at most half");
    }

    private void ended(int jobs) {
        for (int job = 0; job < jobs; job++) {
            rows.ledger.dismiss(rows.seen("q", rows.clock.instant() + " " + job), "gone");
        }
    }

    private void forget(String... settings) {
        new ForgetJobs(
                        new OldJobs(rows.jdbc, rows.transaction),
                        TestSettings.jobs(settings),
                        rows.clock,
                        new DefaultCamelContext(),
                        told::add)
                .forget();
    }
}
