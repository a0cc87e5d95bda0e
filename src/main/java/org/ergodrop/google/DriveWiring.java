package org.ergodrop.google;

import java.security.SecureRandom;
import org.springframework.beans.factory.ObjectProvider;
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
    DriveClients driveClients(
            ObjectProvider<GoogleAccounts> accounts, DriveProperties properties, DriveTransport transport) {
        return new DriveClients(
                account -> accounts.getObject().tokens(account),
                properties,
                transport.http(),
                DriveTime.ofThisMachine(),
                new SecureRandom());
    }
}
