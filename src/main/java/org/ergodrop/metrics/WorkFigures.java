package org.ergodrop.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.jobs.JobEnded;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.JobsForgotten;
import org.ergodrop.jobs.MailEnded;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.Role;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What this process has done since it started; add the figures of several processes up. All of them are there from the start,
 * so that the first increase is seen as one.
 */
@Component
class WorkFigures {

    private final MeterRegistry meters;
    private final Clock clock;
    private final Counter videoSeconds;
    private final Counter frames;
    private final Map<String, Instant> looks = new ConcurrentHashMap<>();
    private volatile double framesPerSecond = Double.NaN;

    WorkFigures(MeterRegistry meters, Queues queues, Environment environment, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.videoSeconds = Counter.builder("ergodrop.video")
                .baseUnit("seconds")
                .description("Length of the videos that were analysed")
                .register(meters);
        this.frames = Counter.builder("ergodrop.frames")
                .description("Frames that were analysed")
                .register(meters);
        Gauge.builder("ergodrop.frames.per.second", this, figures -> figures.framesPerSecond)
                .description("Frames of the last video by the time its analysis took; no number before the first")
                .register(meters);
        // elsewhere nobody looks, and no number would say that nobody could
        if (environment.getProperty(Role.INTAKE.key(), Boolean.class, true)) {
            queues.all().forEach(this::registerLooks);
        }
        Arrays.stream(Stage.values()).forEach(this::timer);
        Arrays.stream(JobState.values()).filter(JobState::isFinal).forEach(this::ended);
        Arrays.stream(Happening.values()).forEach(this::counter);
    }

    private void registerLooks(QueueSettings queue) {
        Gauge.builder(
                        "ergodrop.last.look.timestamp",
                        looks,
                        all -> all.containsKey(queue.name())
                                ? all.get(queue.name()).toEpochMilli() / 1000.0
                                : Double.NaN)
                .description("When the hot folder was last looked into with success, since the epoch")
                .baseUnit("seconds")
                .tag("queue", queue.name())
                .register(meters);
    }

    private Timer timer(Stage stage) {
        return Timer.builder("ergodrop.stage")
                .description("Busy time of the stages of a job that succeeded")
                .tag("stage", LedgerFigures.label(stage))
                .register(meters);
    }

    private Counter ended(JobState end) {
        return Counter.builder("ergodrop.jobs.ended")
                .description("Jobs that ended here, by how they ended")
                .tag("outcome", end == JobState.NOTIFIED ? "completed" : LedgerFigures.label(end))
                .register(meters);
    }

    private Counter counter(Happening happening) {
        return Counter.builder(happening.meter()).description(happening.words()).register(meters);
    }

    void took(Stage stage, Duration time) {
        timer(stage).record(time);
    }

    void happened(Happening happening) {
        counter(happening).increment();
    }

    void lookedInto(String queue) {
        looks.put(queue, clock.instant());
    }

    /** @param wall from the opening of the video to its result */
    void analysed(AnalysisResult result, Duration wall) {
        videoSeconds.increment(result.summary().analysedSeconds());
        frames.increment(result.summary().frames());
        framesPerSecond = result.summary().frames() / Math.max(1e-9, wall.toNanos() * 1e-9);
        took(Stage.ANALYSIS, wall);
        // a stage may have several parts, and is one stage of one job all the same
        Map<Stage, Double> stages = new EnumMap<>(Stage.class);
        result.stageSeconds()
                .forEach((name, seconds) ->
                        Stage.ofAnalysis(name).ifPresent(stage -> stages.merge(stage, seconds, Double::sum)));
        stages.forEach((stage, seconds) -> timer(stage).record((long) (seconds * 1e9), TimeUnit.NANOSECONDS));
    }

    @EventListener
    void jobEnded(JobEnded job) {
        ended(job.end()).increment();
    }

    @EventListener
    void jobsForgotten(JobsForgotten old) {
        counter(Happening.JOB_FORGOTTEN).increment(old.jobs());
    }

    @EventListener
    void mailEnded(MailEnded mail) {
        counter(mail.isSent() ? Happening.MAIL_SENT : Happening.MAIL_GIVEN_UP).increment(mail.mails());
    }
}
