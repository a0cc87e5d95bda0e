package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.assertj.core.api.Assertions;
import org.ergodrop.jobs.Ledger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pair of Artemis of which one is up, in front of a journal that both can reach. */
class BrokerAddressesIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String TRUST_STORE_PASSWORD = "trust-stores-own-password";

    @TempDir
    private Path folder;

    @Test
    void theServiceGoesOnAtTheBackupWhenTheBrokerDiesUnderLoadAndTellsNobodyItsPasswords() throws Exception {
        makeKeys();
        Path journal = Files.createDirectory(folder.resolve("broker"));
        List<BrokerInChild> pair = BrokerInChild.pair(journal, Optional.of(folder.resolve("broker.p12")));
        try (BrokerInChild first = pair.get(0);
                BrokerInChild second = pair.get(1)) {
            first.start();
            second.start();
            String tls = "ergodrop.broker.trust-store=" + folder.resolve("trusted.p12");
            String password = "ergodrop.broker.trust-store-password=" + TRUST_STORE_PASSWORD;
            FakeAnalysis analysis = new FakeAnalysis();
            CountDownLatch goOn = new CountDownLatch(1);
            analysis.beforePose = event -> waitWith("third.mp4", event, goOn);
            try (RunningService service = start(analysis, first, second, "", tls, password)) {
                service.drop("first.mp4", 2);
                await().atMost(SOON).until(() -> closed(service) == 1);
                Assertions.assertThatThrownBy(() -> new ActiveMQConnectionFactory(
                                        "tcp://127.0.0.1:" + first.port() + "?callTimeout=500")
                                .createConnection(BrokerInChild.USER, BrokerInChild.PASSWORD))
                        .as("without TLS nobody is let in")
                        .isInstanceOf(jakarta.jms.JMSException.class);
                endOnce(service, first, goOn);
            }
        }
        assertThat(Files.readString(folder.resolve("service.log")))
                .isNotEmpty()
                .doesNotContain(BrokerInChild.PASSWORD, BrokerInChild.KEY_STORE_PASSWORD, TRUST_STORE_PASSWORD)
                .as("only our own addresses are asked, with our trust store")
                .doesNotContain("SSLHandshakeException");
    }

    @Test
    @Tag("soak")
    void aPairThatTellsItsClientsAboutTheBackupIsFollowedToo() throws Exception {
        Path journal = Files.createDirectory(folder.resolve("broker"));
        List<BrokerInChild> pair = BrokerInChild.pair(journal, Optional.empty());
        try (BrokerInChild first = pair.get(0);
                BrokerInChild second = pair.get(1)) {
            first.start();
            second.start();
            FakeAnalysis analysis = new FakeAnalysis();
            CountDownLatch goOn = new CountDownLatch(1);
            analysis.beforePose = event -> waitWith("third.mp4", event, goOn);
            try (RunningService service = start(analysis, first, second, "?ha=true&reconnectAttempts=-1")) {
                service.drop("first.mp4", 2);
                await().atMost(SOON).until(() -> closed(service) == 1);
                endOnce(service, first, goOn);
            }
        }
    }

    /** One job is in work and others wait when the broker dies, and another one comes; every one of them ends once. */
    private static void endOnce(RunningService service, BrokerInChild first, CountDownLatch goOn) throws Exception {
        for (String name : List.of("second.mp4", "third.mp4", "fourth.mp4", "fifth.mp4")) {
            service.drop(name, 2);
        }
        await().atMost(SOON).until(() -> service.analysis.events.contains("third.mp4 pose 0"));
        first.kill();
        service.drop("sixth.mp4", 2);
        goOn.countDown();
        await().atMost(SOON).until(() -> closed(service) == 6);
        assertThat(service.in("03-completed")).hasSize(6);
        assertThat(service.in("04-archive")).hasSize(6);
        assertThat(service.in("06-failed")).isEmpty();
        assertThat(service.log()).hasSize(6);
        assertThat(service.analysis.events.stream().filter(event -> event.endsWith("conclude")))
                .as("a broker that dies makes no analysis twice")
                .doesNotHaveDuplicates()
                .hasSize(6);
    }

    private static void waitWith(String video, String event, CountDownLatch goOn) {
        if (event.equals(video + " pose 1")) {
            try {
                goOn.await(SOON.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RunningService start(
            FakeAnalysis analysis, BrokerInChild first, BrokerInChild second, String parameters, String... more)
            throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "logging.level.root=INFO",
                "logging.level.org.apache.activemq=INFO",
                "ergodrop.jobs.queued-ahead=6",
                "ergodrop.broker.url=(tcp://127.0.0.1:" + first.port() + ",tcp://127.0.0.1:" + second.port() + ")"
                        + parameters,
                "ergodrop.broker.user=" + BrokerInChild.USER,
                "ergodrop.broker.password=" + BrokerInChild.PASSWORD));
        settings.addAll(List.of(more));
        return RunningService.start(folder, analysis, FakeAnalysis::writeReport, settings.toArray(String[]::new));
    }

    private static long closed(RunningService service) {
        return service.context.getBean(Ledger.class).newest(100).stream()
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
        List<String> command = new ArrayList<>();
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
