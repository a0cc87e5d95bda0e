package org.ergodrop.jobs;

import java.time.Duration;
import java.util.Locale;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The queue between intake and workers.
 *
 * @param url an external Artemis, for instance {@code tcp://broker:61616}, or several of which one is up,
 *     {@code (tcp://a:61616,tcp://b:61616)}; empty: one inside this process, with its journal in the data folder
 * @param user its user; empty: none
 * @param password its password
 * @param trustStore file with the certificates that are trusted (PKCS #12, or JKS when it ends in .jks); makes the connection
 *     TLS. Empty: as the address says, with {@code sslEnabled=true} the certificates of the Java machine
 * @param trustStorePassword its password
 * @param keyStore file with our own certificate, when the broker asks for one
 * @param keyStorePassword its password
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
        @DefaultValue("") String trustStore,
        @DefaultValue("") String trustStorePassword,
        @DefaultValue("") String keyStore,
        @DefaultValue("") String keyStorePassword,

        @DefaultValue("2s") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration redeliverAfter,

        @DefaultValue("5m") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration redeliverAtMost,

        @DefaultValue("10") int deliveries) {

    /** An address stands in logs, on consoles and in what a person copies for others. */
    public BrokerProperties {
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException(
                    "ergodrop.broker.url must not hold a password; there are"
                            + " ergodrop.broker.password, .trust-store-password and .key-store-password, best from the environment");
        }
    }

    @Override
    public String toString() {
        return "BrokerProperties[url=" + url + ", user=" + user + "]";
    }
}
