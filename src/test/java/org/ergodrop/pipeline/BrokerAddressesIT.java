package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.assertj.core.api.Assertions;
import org.ergodrop.jobs.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Artemis that speaks only TLS, at two addresses of which one is up. */
class BrokerAddressesIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String TRUST_STORE_PASSWORD = "trust-stores-own-password";

    @TempDir
    private Path folder;

    @Test
    void theServiceGoesOnAtWhicheverAddressTheBrokerIsAndTellsNobodyItsPasswords() throws Exception {
        makeKeys();
        Path journal = Files.createDirectory(folder.resolve("broker"));
        Optional<Path> keys = Optional.of(folder.resolve("broker.p12"));
        // the second one is given the first one's disk when that is dead
        try (BrokerInChild first = new BrokerInChild(journal, keys);
                BrokerInChild second = new BrokerInChild(journal, keys)) {
            first.start();
            try (RunningService service = start(first, second)) {
                service.drop("first.mp4", 2);
                await().atMost(SOON).until(() -> closed(service) == 1);
                Assertions.assertThatThrownBy(() -> new ActiveMQConnectionFactory(
                                        "tcp://127.0.0.1:" + first.port() + "?callTimeout=500")
                                .createConnection(BrokerInChild.USER, BrokerInChild.PASSWORD))
                        .as("without TLS nobody is let in")
                        .isInstanceOf(jakarta.jms.JMSException.class);

                first.kill();
                service.drop("second.mp4", 2);
                second.start();
                await().atMost(SOON).until(() -> closed(service) == 2);
                assertThat(service.in("03-completed")).hasSize(2);
                assertThat(service.in("06-failed")).isEmpty();
            }
        }
        assertThat(Files.readString(folder.resolve("service.log")))
                .isNotEmpty()
                .doesNotContain(BrokerInChild.PASSWORD, BrokerInChild.KEY_STORE_PASSWORD, TRUST_STORE_PASSWORD);
    }

    private RunningService start(BrokerInChild first, BrokerInChild second) throws IOException {
        return RunningService.start(
                folder,
                "logging.level.root=INFO",
                "logging.level.org.apache.activemq=INFO",
                "ergodrop.broker.url=(tcp://127.0.0.1:" + first.port() + ",tcp://127.0.0.1:" + second.port() + ")",
                "ergodrop.broker.user=" + BrokerInChild.USER,
                "ergodrop.broker.password=" + BrokerInChild.PASSWORD,
                "ergodrop.broker.trust-store=" + folder.resolve("trusted.p12"),
                "ergodrop.broker.trust-store-password=" + TRUST_STORE_PASSWORD);
    }

    private static long closed(RunningService service) {
        return service.context.getBean(Ledger.class).newest(10).stream()
                .filter(job -> job.closed())
                .count();
    }

    /** A key of the broker, and its certificate for those who trust it. */
    private void makeKeys() throws Exception {
        String keys = folder.resolve("broker.p12").toString();
        String certificate = folder.resolve("broker.crt").toString();
        List<String> open = List.of("-alias", "broker", "-keystore", keys, "-storetype", "PKCS12", "-storepass");
        keytool(
                "-genkeypair",
                open,
                BrokerInChild.KEY_STORE_PASSWORD,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1");
        keytool("-exportcert", open, BrokerInChild.KEY_STORE_PASSWORD, "-file", certificate);
        String trusted = folder.resolve("trusted.p12").toString();
        List<String> trust =
                List.of("-alias", "broker", "-noprompt", "-keystore", trusted, "-storetype", "PKCS12", "-storepass");
        keytool("-importcert", trust, TRUST_STORE_PASSWORD, "-file", certificate);
    }

    private void keytool(String verb, List<String> store, String password, String... more) throws Exception {
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add(verb);
        command.addAll(store);
        command.add(password);
        command.addAll(List.of(more));
        Path said = folder.resolve("keytool.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }
}
