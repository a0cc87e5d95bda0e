package org.ergodrop.google;

import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Drive clients of the service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DriveProperties.class)
class DriveWiring {

    /** One pool of connections for all accounts. */
    @Bean
    DriveTransport driveTransport() {
        return new DriveTransport();
    }

    @Bean
    Seal seal(GoogleProperties properties) {
        SecureRandom random = new SecureRandom();
        return new KeySeal(new TokenKey(properties, random), random);
    }

    @Bean
    DriveClients driveClients(GoogleAccounts accounts, DriveProperties properties, DriveTransport transport) {
        return new DriveClients(accounts, properties, transport.http(), DriveTime.ofThisMachine(), new SecureRandom());
    }
}
