package org.ergodrop.jobs;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Writes {@code ergodrop.roles} out as one switch for each role ({@link Role#key}), so that a route says
 * {@code autoStartup: "{{ergodrop.role.worker}}"} and a bean {@code @ConditionalOnProperty("ergodrop.role.pods")}.
 */
public final class RoleSwitches implements EnvironmentPostProcessor, Ordered {

    /** Without the setting: everything that one machine needs. */
    private static final List<Role> ONE_MACHINE = List.of(Role.INTAKE, Role.WORKER, Role.CONSOLE);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Set<Role> roles = of(environment);
        Map<String, Object> switches = new HashMap<>();
        for (Role role : Role.values()) {
            switches.put(role.key(), roles.contains(role));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("roles of this process", switches));
    }

    /** The roles that the settings name. */
    public static Set<Role> of(Environment environment) {
        List<Role> named = Binder.get(environment)
                .bind("ergodrop.roles", Bindable.listOf(Role.class))
                .orElse(ONE_MACHINE);
        return named.isEmpty() ? EnumSet.copyOf(ONE_MACHINE) : EnumSet.copyOf(named);
    }

    /** After the configuration files were read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }
}
