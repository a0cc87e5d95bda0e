package org.ergodrop.notify;

import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifyProperties.class)
class NotifyConfiguration {

    @Bean
    Patience mailPatience(NotifyProperties settings) {
        return new Patience(settings.firstWait(), settings.longestWait(), settings.giveUpAfter(), new SecureRandom());
    }
}
