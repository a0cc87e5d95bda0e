package org.ergodrop.pipeline;

import java.time.Clock;
import org.apache.camel.LoggingLevel;
import org.apache.camel.processor.errorhandler.RedeliveryPolicy;
import org.ergodrop.jobs.JobsProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The service: the Camel routes of {@code routes/}, their beans and the console. */
@SpringBootApplication(scanBasePackages = "org.ergodrop")
@EnableConfigurationProperties({PipelineProperties.class, LifeProperties.class, JobsProperties.class})
public class ErgodropService {

    /**
     * Starts the service; returns when it runs. It stops with the program (Ctrl-C, SIGTERM) or by closing the context.
     *
     * @param arguments settings as {@code --key=value}; they win over {@code config/application.yaml} and the environment
     */
    public static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplication(ErgodropService.class).run(arguments);
    }

    /** How the routes repeat what may pass; Camel's YAML takes no durations there. */
    @Bean
    RedeliveryPolicy jobRetry(JobsProperties jobs) {
        RedeliveryPolicy policy = new RedeliveryPolicy();
        policy.setMaximumRedeliveries(jobs.retries());
        policy.setRedeliveryDelay(jobs.firstWait().toMillis());
        policy.setUseExponentialBackOff(true);
        policy.setBackOffMultiplier(jobs.waitMultiplier());
        // several workers that met the same trouble do not come back in step
        policy.setUseCollisionAvoidance(true);
        policy.setMaximumRedeliveryDelay(jobs.longestWait().toMillis());
        policy.setRetryAttemptedLogLevel(LoggingLevel.WARN);
        policy.setLogRetryStackTrace(false);
        policy.setLogExhausted(false);
        return policy;
    }

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }
}
