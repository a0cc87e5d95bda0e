package org.ergodrop.jobs;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The queue between intake and workers.
 *
 * @param url an external Artemis, for instance {@code tcp://broker:61616}; empty: one inside this process, with its journal in
 *     the data folder
 * @param user its user; empty: none
 * @param password its password
 * @param redeliverAfter pause before the broker hands out a message again that a worker could not even begin with
 * @param redeliverAtMost the pause doubles each time, to this
 * @param deliveries after so many the message goes to the dead-letter queue
 */
@Validated
@ConfigurationProperties("ergodrop.broker")
public record BrokerProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,

        @DefaultValue("2s") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration redeliverAfter,

        @DefaultValue("5m") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration redeliverAtMost,

        @DefaultValue("10") int deliveries) {

    @Override
    public String toString() {
        return "BrokerProperties[url=" + url + ", user=" + user + "]";
    }
}
