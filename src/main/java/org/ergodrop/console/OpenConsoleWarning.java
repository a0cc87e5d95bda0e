package org.ergodrop.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says when passwords would cross a network unprotected. */
@Component
public class OpenConsoleWarning {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConsoleWarning.class);

    private final Environment environment;

    OpenConsoleWarning(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        openAddress(environment)
                .ifPresent(address -> LOG.warn(
                        "the console listens on {} without TLS: passwords cross the network readably. Set server.ssl, or put a proxy"
                                + " with TLS in front and say so with server.forward-headers-strategy (docs/console.md)",
                        address));
    }

    /** The address others reach the port at without TLS; empty: only this machine does, or TLS is there, or a proxy is said to be. */
    public static Optional<String> openAddress(Environment environment) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        boolean isEncrypted = environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && (environment.containsProperty("server.ssl.certificate")
                        || environment.containsProperty("server.ssl.key-store")
                        || environment.containsProperty("server.ssl.bundle"));
        boolean isBehindProxy = !environment
                .getProperty("server.forward-headers-strategy", "none")
                .equalsIgnoreCase("none");
        return isEncrypted || isBehindProxy || isLoopback(address) ? Optional.empty() : Optional.of(address);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // the server says so itself when it binds
            return false;
        }
    }
}
