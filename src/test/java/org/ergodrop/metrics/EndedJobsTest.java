package org.ergodrop.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.ergodrop.jobs.JobState;
import org.junit.jupiter.api.Test;

class EndedJobsTest {

    private int ended;
    private int asked;
    private long nanos = Long.MAX_VALUE - 1;
    private final EndedJobs jobs = new EndedJobs(
            () -> {
                asked++;
                return Map.of(JobState.NOTIFIED, ended, JobState.FAILED, 1);
            },
            () -> nanos);

    @Test
    void aFewAreCountedEachTime() {
        ended = 2;
        assertThat(jobs.get()).containsEntry(JobState.NOTIFIED, 2);
        ended = 99_999;
        assertThat(jobs.get()).containsEntry(JobState.NOTIFIED, 99_999);
        ended = 100_000;
        assertThat(jobs.get()).containsEntry(JobState.NOTIFIED, 100_000);
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void manyAreCountedOnceInTenMinutes() {
        ended = 100_000;
        jobs.get();
        ended = 100_001;
        nanos += Duration.ofMinutes(10).toNanos() - 1;
        assertThat(jobs.get()).containsEntry(JobState.NOTIFIED, 100_000);
        assertThat(asked).isEqualTo(1);
        nanos++;
        assertThat(jobs.get()).containsEntry(JobState.NOTIFIED, 100_001);
    }
}
