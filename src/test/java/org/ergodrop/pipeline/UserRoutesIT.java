package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/routes.md, as they stand there, in the running service. */
class UserRoutesIT {

    /** The secret part of a webhook's address. */
    private static final String CANARY = "canary-webhook";

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void theExamplesOfTheDocumentationWork() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        HttpServer chat = chat(said);
        try (SshServer server = sftpServer()) {
            Files.writeString(
                    folder.resolve("known_hosts"),
                    "[127.0.0.1]:" + server.getPort() + " "
                            + PublicKeyEntry.toString(server.getKeyPairProvider()
                                    .loadKeys(null)
                                    .iterator()
                                    .next()
                                    .getPublic()));
            Path config = Files.createDirectories(folder.resolve("config"));
            Files.writeString(config.resolve("application.yaml"), example("settings"));
            try (RunningService service = RunningService.start(
                    folder,
                    "spring.config.additional-location=file:" + config + "/",
                    "chat.webhook=http://127.0.0.1:" + chat.getAddress().getPort() + "/services/T0/" + CANARY,
                    "sftp.password=secret")) {
                add("70-copy-folder", example("copy-to-folder"));
                add(
                        "71-copy-sftp",
                        example("copy-to-sftp").replace("sftp.example.org:22", "127.0.0.1:" + server.getPort()));
                add("72-chat", example("chat-on-failure"));
                add(
                        "79-broken-hook",
                        "- route: {id: fails, from: {uri: 'direct:after-report-a', steps: [{throwException: "
                                + "{exceptionType: java.lang.IllegalStateException, message: 'a hook of the user fails'}}]}}\n");
                // a route is there before it is started
                await().atMost(SOON)
                        .until(() -> Files.readString(folder.resolve("service.log"))
                                .lines()
                                .anyMatch(line ->
                                        line.contains("Route files taken up") && line.contains("79-broken-hook")));

                FakeAnalysis.drop(folder.resolve("srv/brno/01-upload"), "lifting.mp4", 2);
                FakeAnalysis.drop(folder.resolve("srv/ostrava/01-upload"), "an \"empty\" one.mp4", 0);

                await().atMost(SOON).until(() -> names("srv/brno/04-archive").equals(List.of("lifting.mp4")));
                assertThat(names("srv/copies")).contains("lifting_ergonomics.xlsx");
                assertThat(names("sftp/reports")).containsExactly("lifting_ergonomics.xlsx");
                await().atMost(SOON).until(() -> !said.isEmpty());
                assertThat(said.get(0)).startsWith("application/json {\"text\": \"an \\\"empty\\\" one.mp4: ");
                assertThat(Files.readString(folder.resolve("service.log"))).contains("a hook of the user fails");
                theAddressOfTheWebhookIsShownNowhere();
                assertThat(names("srv/brno/06-failed")).isEmpty();
            }
        } finally {
            chat.stop(0);
        }
    }

    private void theAddressOfTheWebhookIsShownNowhere() throws Exception {
        Path log = folder.resolve("service.log");
        await().atMost(SOON).until(() -> Files.readString(log).contains("HTTP operation failed invoking"));
        assertThat(Files.readString(log)).doesNotContain(CANARY);
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName bean : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            assertThat(bean.toString()).doesNotContain(CANARY);
            for (String attribute : List.of("Destination", "EndpointUri", "Expression", "Message")) {
                for (Attribute value :
                        beans.getAttributes(bean, new String[] {attribute}).asList()) {
                    assertThat(String.valueOf(value.getValue()))
                            .as("%s of %s", attribute, bean)
                            .doesNotContain(CANARY);
                }
            }
        }
    }

    /** A marked block of the documentation, on this machine's folders. */
    private String example(String name) throws IOException {
        Matcher block = Pattern.compile("<!-- example: " + name + " -->\n```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/routes.md")));
        assertThat(block.find()).as(name).isTrue();
        return block.group(1)
                .replace("/srv/known_hosts", folder + "/known_hosts")
                .replace("/srv/", folder + "/srv/");
    }

    private void add(String name, String text) throws IOException {
        Files.writeString(folder.resolve("routes/" + name + ".camel.yaml"), text);
    }

    private List<String> names(String path) {
        Path at = folder.resolve(path);
        if (!Files.exists(at)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(at)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer chat(List<String> said) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/services/T0/" + CANARY, call -> {
            said.add(call.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            // what Slack says of a webhook that was taken back
            call.sendResponseHeaders(404, -1);
            call.close();
        });
        server.start();
        return server;
    }

    private SshServer sftpServer() throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve("host-key")));
        server.setPasswordAuthenticator(
                (user, password, session) -> user.equals("ergodrop") && password.equals("secret"));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(Files.createDirectories(folder.resolve("sftp"))));
        server.start();
        return server;
    }
}
