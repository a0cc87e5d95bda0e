package org.ergodrop.cli;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ergodrop.console.OpenConsoleWarning;
import org.ergodrop.console.PrometheusAccess;
import org.ergodrop.jobs.BrokerCheck;
import org.ergodrop.jobs.BrokerProperties;
import org.ergodrop.jobs.Role;
import org.ergodrop.jobs.RoleSwitches;
import org.ergodrop.routes.RouteProblem;
import org.ergodrop.text.Explained;

/** Looks at how one process of the service would run here: its roles, log, routes, broker, and who may look at it. */
final class ProcessExamination {

    private final ServiceSettings settings;
    private final Locale locale;

    ProcessExamination(ServiceSettings settings, Locale locale) {
        this.settings = settings;
        this.locale = locale;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(List.of(roles(), log(), routes()));
        broker().ifPresent(findings::add);
        OpenConsoleWarning.openAddress(settings.environment())
                .ifPresent(address ->
                        findings.add(Finding.note(say("doctor.console"), say("doctor.console-open", address))));
        metrics().ifPresent(findings::add);
        return List.copyOf(findings);
    }

    private Finding roles() {
        Set<Role> roles = RoleSwitches.of(settings.environment());
        return Finding.good(
                say("doctor.roles"),
                roles.stream().map(role -> role.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")));
    }

    Finding log() {
        String subject = say("doctor.log");
        String name = settings.value("logging.file.name").orElse("");
        if (name.isBlank()) {
            return Finding.note(subject, say("doctor.no-log"));
        }
        Path log = Path.of(name).toAbsolutePath();
        try {
            if (Files.exists(log) && !(Files.isRegularFile(log) && Files.isWritable(log))) {
                throw new IOException("not a file that may be written");
            }
            // it is packed and begun anew each day
            Examination.writeInto(log.getParent());
            return Finding.good(subject, log.toString());
        } catch (IOException e) {
            return Finding.bad(subject, say("doctor.log-not-writable", log));
        }
    }

    Finding routes() {
        String subject = say("doctor.routes");
        try {
            List<RouteProblem> problems =
                    RoutesCheckCommand.problems(settings, RoutesCheckCommand.texts(settings, List.of()));
            return problems.isEmpty()
                    ? Finding.good(subject, say("doctor.routes-good"))
                    : Finding.bad(subject, problems.get(0).explain(locale));
        } catch (RuntimeException e) {
            if (!(e instanceof Explained explained)) {
                throw e;
            }
            return Finding.bad(subject, explained.explain(locale));
        }
    }

    /** Empty: the process has a broker of its own, or needs none. */
    Optional<Finding> broker() {
        BrokerProperties broker = settings.of(BrokerProperties.class);
        Set<Role> roles = RoleSwitches.of(settings.environment());
        if (broker.url().isEmpty() || !(roles.contains(Role.INTAKE) || roles.contains(Role.WORKER))) {
            return Optional.empty();
        }
        String subject = say("doctor.broker");
        try {
            BrokerCheck.check(broker);
            return Optional.of(Finding.good(subject, broker.url()));
        } catch (JMSException e) {
            return Optional.of(
                    Finding.bad(subject, say("doctor.broker-away", broker.url(), String.valueOf(e.getMessage()))));
        }
    }

    Optional<Finding> metrics() {
        return settings.value("ergodrop.console.prometheus")
                .filter(PrometheusAccess.OPEN.name()::equalsIgnoreCase)
                .map(open -> Finding.note(
                        say("doctor.metrics"),
                        say(
                                "doctor.metrics-open",
                                settings.value("server.address").orElse("127.0.0.1"))));
    }

    private String say(String key, Object... arguments) {
        return CliText.SENTENCES.say(locale, key, arguments);
    }
}
