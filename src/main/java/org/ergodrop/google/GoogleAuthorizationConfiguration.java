package org.ergodrop.google;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The authorization in the service. Nothing is asked or needed until an account's token is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GoogleProperties.class)
class GoogleAuthorizationConfiguration {

    @Bean
    GoogleAuthorization googleAuthorization(GoogleProperties properties, Clock clock) {
        return GoogleAuthorization.of(properties, clock, System::nanoTime);
    }

    @Bean
    GoogleAccounts googleAccounts(GoogleAuthorization authorization) {
        return authorization.accounts();
    }

    @Bean
    AuthorizationHealth authorizationHealth(GoogleAuthorization authorization) {
        return authorization.health();
    }
}
