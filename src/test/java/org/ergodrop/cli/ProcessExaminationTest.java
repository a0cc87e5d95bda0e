package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.ergodrop.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of the process itself: roles, log, routes, broker, metrics, database. */
class ProcessExaminationTest {

    @TempDir
    private Path folder;

    @Test
    void allIsWellAndTheRolesAreShown() throws IOException {
        Path log = folder.resolve("logs/ergodrop.log");
        assertThat(said(examination("ergodrop.roles=intake,pods", "logging.file.name=" + log)
                        .findings()))
                .isEqualToNormalizingNewlines("""
                        GOOD Roles: intake, pods
                        GOOD Log: %s
                        GOOD Routes: all route files may go live""".formatted(log));
        assertThat(folder).as("it only looks").isEmptyDirectory();
    }

    @Test
    void aLogThatCannotBeWrittenIsNamed() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("logs"), "a file");
        assertThat(log(inTheWay.resolve("ergodrop.log")))
                .contains("BAD Log: " + inTheWay.resolve("ergodrop.log") + " cannot be written");
        assertThat(log(Files.createDirectories(folder.resolve("a-folder.log")))).contains("BAD Log:");
        assertThat(log(Path.of(""))).contains("NOTE Log: No log file is set");
    }

    @Test
    void theFirstThingThatIsWrongWithTheRoutesIsSaid() throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        try (var files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.writeString(
                        routes.resolve(file.getFileName()),
                        Files.readString(file).replace("ref: archiveVideo", "ref: archiveVidoe"));
            }
        }
        assertThat(said(List.of(examination("ergodrop.routes=" + routes).routes())))
                .contains("BAD Routes: 40-deliver.camel.yaml, line 15: there is no bean archiveVidoe")
                .doesNotContain("may go live");
    }

    @Test
    void anOpenMetricsEndpointIsPointedOut() {
        assertThat(examination("ergodrop.console.prometheus=OPEN", "server.address=0.0.0.0")
                        .metrics())
                .hasValueSatisfying(finding -> assertThat(said(List.of(finding)))
                        .contains("NOTE Metrics: Everybody who reaches the console's port on 0.0.0.0"));
        assertThat(examination("ergodrop.console.prometheus=login").metrics()).isEmpty();
    }

    @Test
    void aBrokerOfOnesOwnIsAskedAndItsPasswordIsNotShown() throws Exception {
        int port = FreePort.draw();
        String[] settings = {
            "ergodrop.broker.url=tcp://127.0.0.1:" + port, "ergodrop.broker.user=we", "ergodrop.broker.password=CANARY"
        };
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ()
                .setConfiguration(new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port));
        broker.start();
        try {
            assertThat(broker(settings)).contains("GOOD Broker: tcp://127.0.0.1:" + port);
        } finally {
            broker.stop();
        }
        assertThat(broker(settings))
                .contains("BAD Broker: The broker at tcp://127.0.0.1:" + port + " does not answer")
                .doesNotContain("CANARY");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsATroubleAndOneThatIsStillToBeMadeIsNot() throws Exception {
        String h2 = "jdbc:h2:file:" + folder.resolve("ledger");
        assertThat(ledger("spring.datasource.url=" + h2)).contains("NOTE Ledger: There are no jobs yet");
        String away = "jdbc:postgresql://127.0.0.1:" + FreePort.draw() + "/ergodrop";
        assertThat(ledger("spring.datasource.url=" + away, "spring.datasource.password=CANARY"))
                .contains("BAD Ledger: The database of the service cannot be opened")
                .doesNotContain("CANARY");
    }

    private static ProcessExamination examination(String... settings) {
        return new ProcessExamination(ServiceSettings.read(List.of(settings)), Locale.ENGLISH);
    }

    private static String log(Path file) {
        return said(List.of(examination("logging.file.name=" + file).log()));
    }

    private static String broker(String... settings) {
        return said(examination(settings).broker().stream().toList());
    }

    private String ledger(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("ergodrop.data=" + folder);
        return said(new ServiceExamination(ServiceSettings.read(all), Locale.ENGLISH).ledger());
    }

    private static String said(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.level() + " " + finding.subject() + ": " + finding.words())
                .collect(Collectors.joining("\n"));
    }
}
