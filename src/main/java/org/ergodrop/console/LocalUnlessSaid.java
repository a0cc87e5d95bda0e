package org.ergodrop.console;

import java.net.InetAddress;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The console listens on this machine only, also where {@code server.address} is set to nothing, as an empty SERVER_ADDRESS
 * does: Spring Boot takes that for every network.
 */
@Component
class LocalUnlessSaid implements WebServerFactoryCustomizer<ConfigurableWebServerFactory>, Ordered {

    private final Environment environment;

    LocalUnlessSaid(Environment environment) {
        this.environment = environment;
    }

    /** After Spring Boot has had its way. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        if (environment.getProperty("server.address", "").isBlank()) {
            server.setAddress(InetAddress.getLoopbackAddress());
        }
    }
}
