package org.ergodrop.pods.runpod;

import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** RunPod in the service, only where it has the role {@code pods}: no other process needs the key. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ergodrop.role.pods")
@EnableConfigurationProperties(RunPodProperties.class)
class RunPodConfiguration {

    @Bean(destroyMethod = "close")
    RunPodClient podProvider(CamelContext context, RunPodProperties properties) {
        return RunPodClient.on(context, properties, RunPodTime.ofThisMachine());
    }
}
