package org.ergodrop.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.logging.impl.NoOpLog;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * The settings of the service as a command reads them, without starting the service: {@code config/application.yaml}, the
 * environment, {@code --set}; in the same order of precedence, because the same code of Spring Boot reads them.
 */
final class ServiceSettings {

    private final StandardEnvironment environment;

    private ServiceSettings(StandardEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Reads the settings.
     *
     * @param settings {@code KEY=VALUE}, each of which wins over file and environment
     */
    static ServiceSettings read(List<String> settings) {
        return read(ProgramHome.locate(), settings);
    }

    static ServiceSettings read(Path home, List<String> settings) {
        return of(arguments(home, settings));
    }

    /** @param arguments what the service would be started with */
    static ServiceSettings of(String... arguments) {
        commandsSpeakInSentences();
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        try {
            new ConfigDataEnvironmentPostProcessor(log -> new NoOpLog(), new DefaultBootstrapContext())
                    .postProcessEnvironment(environment, new SpringApplication());
        } catch (RuntimeException e) {
            throw StartFailure.ofCommand(e);
        }
        return new ServiceSettings(environment);
    }

    /** What the service is started with, so that it reads the same settings. */
    static String[] arguments(Path home, List<String> settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--ergodrop.home=" + home);
        // who says by Spring's own variable where all settings stand means no other file
        if (System.getenv("SPRING_CONFIG_LOCATION") == null) {
            arguments.add("--spring.config.additional-location=optional:file:" + home + "/config/");
        }
        settings.forEach(setting -> arguments.add("--" + setting));
        return arguments.toArray(String[]::new);
    }

    /**
     * The settings of one room, checked as at the start of the service.
     *
     * @param type a record with {@link ConfigurationProperties}
     * @throws RuntimeException a sentence that names the key when a value is wrong
     */
    <T> T of(Class<T> type) {
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        try (ValidatorFactory validation = Validation.buildDefaultValidatorFactory()) {
            BindHandler checked = new ValidationBindHandler(new SpringValidatorAdapter(validation.getValidator()));
            return Binder.get(environment).bindOrCreate(prefix, Bindable.of(type), checked);
        } catch (RuntimeException e) {
            throw StartFailure.ofCommand(e);
        }
    }

    /** One value, its placeholders replaced. */
    Optional<String> value(String key) {
        return Optional.ofNullable(environment.getProperty(key));
    }

    /** All of it, for what binds by itself. */
    ConfigurableEnvironment environment() {
        return environment;
    }

    /** Libraries must not write log lines into what a command says; where Spring Boot has set logging up, that stands. */
    private static void commandsSpeakInSentences() {
        ILoggerFactory logging = LoggerFactory.getILoggerFactory();
        if (logging instanceof ch.qos.logback.classic.LoggerContext logback
                && logback.getObject(LoggingSystem.class.getName()) == null) {
            logback.getLogger(Logger.ROOT_LOGGER_NAME)
                    .setLevel(System.getenv("ERGODROP_DEBUG") == null ? Level.OFF : Level.DEBUG);
        }
    }
}
