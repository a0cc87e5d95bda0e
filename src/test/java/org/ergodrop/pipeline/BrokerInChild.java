package org.ergodrop.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.ClusterConnectionConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.ha.SharedStoreBackupPolicyConfiguration;
import org.apache.activemq.artemis.core.config.ha.SharedStorePrimaryPolicyConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.ergodrop.FreePort;
import org.ergodrop.jobs.JobQueue;

/** An Artemis in a program of its own, with a journal, a user and a password; to be killed and started again. */
final class BrokerInChild implements AutoCloseable {

    static final String USER = "service";
    static final String PASSWORD = "brokers-own-password";
    static final String KEY_STORE_PASSWORD = "key-stores-own-password";

    private final Path folder;
    private final int port;
    private final Optional<Path> keyStore;
    private String partner = "";
    private Process process;

    BrokerInChild(Path folder) throws IOException {
        this(folder, Optional.empty());
        start();
    }

    /**
     * Not started yet.
     *
     * @param keyStore with which it speaks TLS, PKCS #12, opened by {@link #KEY_STORE_PASSWORD}
     */
    BrokerInChild(Path folder, Optional<Path> keyStore) throws IOException {
        this.folder = folder;
        this.keyStore = keyStore;
        this.port = FreePort.draw();
    }

    /**
     * Two that share a folder, neither started yet: while the first one lives the second one waits and tells its clients nothing
     * but its address.
     */
    static List<BrokerInChild> pair(Path folder, Optional<Path> keyStore) throws IOException {
        BrokerInChild primary = new BrokerInChild(folder, keyStore);
        BrokerInChild backup = new BrokerInChild(folder, keyStore);
        primary.partner = "primary " + backup.port;
        backup.partner = "backup " + primary.port;
        return List.of(primary, backup);
    }

    int port() {
        return port;
    }

    void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        // what it tells its clients about its partner names no file of its own
                        "-Dorg.apache.activemq.ssl.trustStore="
                                + keyStore.map(Path::toString).orElse(""),
                        "-Dorg.apache.activemq.ssl.trustStorePassword=" + KEY_STORE_PASSWORD,
                        "-Dorg.apache.activemq.ssl.trustStoreType=PKCS12",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerInChild.class.getName(),
                        folder.toString(),
                        String.valueOf(port),
                        keyStore.map(Path::toString).orElse(""),
                        partner)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.log").toFile()))
                .start();
    }

    /** As a power cut does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the broker does not die");
        }
    }

    /** What the service has to be told. */
    List<String> settings() {
        return List.of(
                "ergodrop.broker.url=tcp://127.0.0.1:" + port,
                "ergodrop.broker.user=" + USER,
                "ergodrop.broker.password=" + PASSWORD);
    }

    /** Returns when it writes no file any more: its folder is deleted next. */
    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    public static void main(String[] arguments) throws Exception {
        // whoever killed the test does not want its broker to live on
        ProcessHandle test = ProcessHandle.current().parent().orElseThrow();
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "jobs");
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        Configuration configuration = configuration(Path.of(arguments[0]));
        String tls = arguments[2].isEmpty()
                ? ""
                : "?sslEnabled=true;keyStoreType=PKCS12;keyStorePath=" + arguments[2] + ";keyStorePassword="
                        + KEY_STORE_PASSWORD;
        configuration.addAcceptorConfiguration("tcp", address(arguments[1]) + tls);
        if (!arguments[3].isEmpty()) {
            String[] partner = arguments[3].split(" ");
            String secure = arguments[2].isEmpty() ? "" : "?sslEnabled=true";
            pair(
                    configuration,
                    partner[0].equals("primary"),
                    address(arguments[1]) + secure,
                    address(partner[1]) + secure);
        }
        broker.setConfiguration(configuration);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.start();
        while (test.isAlive()) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        Runtime.getRuntime().halt(1);
    }

    /** What the manual of Artemis asks of a pair with a shared journal; each also tells clients where the other one is. */
    private static void pair(Configuration configuration, boolean isPrimary, String own, String partner)
            throws Exception {
        configuration
                .setHAPolicyConfiguration(
                        isPrimary
                                ? new SharedStorePrimaryPolicyConfiguration()
                                : new SharedStoreBackupPolicyConfiguration())
                .setClusterUser("pair")
                .setClusterPassword(PASSWORD)
                .addConnectorConfiguration("own", own)
                .addConnectorConfiguration("partner", partner)
                .addClusterConfiguration(new ClusterConnectionConfiguration()
                        .setName("pair")
                        .setConnectorName("own")
                        .setStaticConnectors(List.of("partner")));
    }

    private static String address(String port) {
        return "tcp://127.0.0.1:" + port;
    }

    private static Configuration configuration(Path folder) {
        Role all = new Role("jobs", true, true, true, true, true, true, true, true, true, true, false, false);
        return new ConfigurationImpl()
                .setName("external")
                .setSecurityEnabled(true)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setJournalFileSize(1024 * 1024)
                .putSecurityRoles("#", Set.of(all))
                // what docs/operations.md asks of an external broker
                .addAddressSetting(
                        "ergodrop.#",
                        new AddressSettings()
                                .setDeadLetterAddress(SimpleString.of(JobQueue.DEAD_LETTERS))
                                .setMaxDeliveryAttempts(3)
                                .setRedeliveryDelay(50)
                                .setDefaultAddressRoutingType(org.apache.activemq.artemis.api.core.RoutingType.ANYCAST)
                                .setDefaultQueueRoutingType(org.apache.activemq.artemis.api.core.RoutingType.ANYCAST)
                                .setAutoDeleteQueues(false)
                                .setAutoDeleteAddresses(false));
    }
}
