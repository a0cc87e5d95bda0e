package org.ergodrop.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.ergodrop.google.DriveClients;
import org.ergodrop.google.GoogleAuthorization;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.JobQueue;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.QueueSettings.Source;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.Troubles;
import org.ergodrop.pods.PodCosts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of this service; their names stand in docs/observability.md. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsProperties.class)
class MetricsWiring {

    /** A figure is shown for so many pauses after it was read. Ours. */
    private static final int PAUSES_SHOWN = 4;

    private final MeterRegistry meters;
    private final Duration every;
    private final Clock clock;

    MetricsWiring(MeterRegistry meters, MetricsProperties properties, Clock clock) {
        this.meters = meters;
        this.every = properties.every();
        this.clock = clock;
    }

    @Bean
    Readings ledgerReadings(Ledger ledger, Troubles troubles, Outbox outbox, JobQueue queue, JdbcClient jdbc) {
        EndedJobs ended = new EndedJobs(ledger::countEndedByState, System::nanoTime);
        Reading<LedgerRows> rows =
                new Reading<>("ledger", () -> LedgerRows.read(ledger, ended, troubles, outbox), shown(), clock);
        Reading<Integer> messages = new Reading<>("queue", queue::depth, shown(), clock);
        LedgerFigures.register(rows, messages, meters, clock);
        Reading<PodRows> pods = new Reading<>("pods", () -> PodRows.read(new PodCosts(jdbc)), shown(), clock);
        PodFigures.register(pods, meters);
        return new Readings(List.of(rows, messages, pods), every);
    }

    @Bean
    Readings loginReadings(Queues queues, DriveClients drive, GoogleAuthorization google) {
        return new Readings(
                queues.all().stream()
                        .filter(queue -> queue.source() == Source.DRIVE)
                        .map(QueueSettings::account)
                        .distinct()
                        .map(account -> loginReading(account, drive, google))
                        .toList(),
                every);
    }

    private Reading<Double> loginReading(String account, DriveClients drive, GoogleAuthorization google) {
        Reading<Double> age =
                new Reading<>("login", () -> DriveFigures.ageSeconds(google.authorizations(), account), shown(), clock);
        DriveFigures.register(account, drive.meter(account), age, meters);
        return age;
    }

    @Bean
    DiskFigures diskFigures(DataFolder data, Queues queues) {
        Map<String, Path> places = new TreeMap<>(Map.of("data", data.folder()));
        queues.all().stream()
                .filter(queue -> queue.source() == Source.DIRECTORY)
                .forEach(queue -> places.put("queue " + queue.name(), queue.directory()));
        return new DiskFigures(places, meters);
    }

    /** Camel looks for notifiers among the beans, and then takes another management strategy that knows none of them. */
    @Bean
    CamelContextConfiguration repeatsAreCounted(WorkFigures figures) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                camel.getManagementStrategy().addEventNotifier(new CountRepeats(figures));
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // nothing is left to do
            }
        };
    }

    private Duration shown() {
        return every.multipliedBy(PAUSES_SHOWN);
    }
}
