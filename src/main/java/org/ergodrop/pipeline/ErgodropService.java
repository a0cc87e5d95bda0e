package org.ergodrop.pipeline;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.apache.camel.LoggingLevel;
import org.apache.camel.processor.errorhandler.RedeliveryPolicy;
import org.ergodrop.jobs.JobsProperties;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The service: the Camel routes of {@code routes/}, their beans and the console. Each class of a room that is named here is read
 * at every start, so the rooms that have no beans are not: more than half of all classes.
 */
@SpringBootApplication(
        scanBasePackages = {
            "org.ergodrop.console",
            "org.ergodrop.delivery",
            "org.ergodrop.google",
            "org.ergodrop.hotfolder",
            "org.ergodrop.intake",
            "org.ergodrop.jobs",
            "org.ergodrop.metrics",
            "org.ergodrop.notify",
            "org.ergodrop.pipeline",
            "org.ergodrop.pods",
            "org.ergodrop.routes"
        })
@EnableConfigurationProperties({PipelineProperties.class, LifeProperties.class, JobsProperties.class})
public class ErgodropService {

    /**
     * Starts the service; returns when it runs. It stops with the program (Ctrl-C, SIGTERM) or by closing the context.
     *
     * @param arguments settings as {@code --key=value}; they win over {@code config/application.yaml} and the environment
     */
    public static ConfigurableApplicationContext start(String... arguments) {
        return start(() -> false, arguments);
    }

    /**
     * The same for a program that may be asked to stop meanwhile.
     *
     * @param isToStop asked before each part is made; what is there by then is closed in order, and the start fails
     * @throws RuntimeException also when it was asked to stop
     */
    public static ConfigurableApplicationContext start(BooleanSupplier isToStop, String... arguments) {
        SpringApplication service = new SpringApplication(ErgodropService.class);
        service.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (isToStop.getAsBoolean()) {
                    throw new IllegalStateException("asked to stop before the service ran");
                }
                return bean;
            }
        }));
        return service.run(arguments);
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
