package org.ergodrop.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.util.FileSystemUtils;

/** One running service for all tests of the console, with a user of each role; stopped after the last of them. */
final class ConsoleUnderTest implements ExtensionContext.Store.CloseableResource {

    /** Stands where secrets stand in a real service; must come out nowhere. */
    static final String CANARY = "canary-7f3a91";

    static final String VIEWER = "viewer";
    static final String OPERATOR = "operator";
    static final String NOBODY = "nobody";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A route with a secret in its address, taken from a setting as people do. */
    private static final String SECRET_ROUTE = """
            - route:
                id: to-partner
                description: Copies a report to a partner
                routeConfigurationId: left-to-the-caller
                from:
                  uri: direct:to-partner
                  steps:
                    - to: "http://anna:{{partner.password}}@127.0.0.1:9/inbox?authPassword={{partner.password}}"
            """;

    final RunningService service;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    private ConsoleUnderTest() throws IOException {
        folder = Files.createTempDirectory("console");
        Path routes = folder.resolve("routes");
        FileSystemUtils.copyRecursively(Path.of("routes"), routes);
        Files.writeString(routes.resolve("99-partner.camel.yaml"), SECRET_ROUTE);
        String hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("secret");
        System.setProperty("ergodrop.test.secret", CANARY);
        service = RunningService.start(
                folder,
                "ergodrop.console.password=",
                "ergodrop.console.users[0].name=viewer",
                "ergodrop.console.users[0].password=" + hash,
                "ergodrop.console.users[0].role=viewer",
                "ergodrop.console.users[1].name=operator",
                "ergodrop.console.users[1].password=" + hash,
                "ergodrop.console.users[1].role=operator",
                "spring.mail.password=" + CANARY,
                "partner.password=" + CANARY);
    }

    /** Gives the one service to a test class that takes it in its constructor. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == ConsoleUnderTest.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(ConsoleUnderTest.class, key -> start(), ConsoleUnderTest.class);
        }

        private static ConsoleUnderTest start() {
            try {
                return new ConsoleUnderTest();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    String origin() {
        return "http://127.0.0.1:" + service.port();
    }

    /** A request like a program's: basic authentication unless it is nobody's. */
    HttpRequest.Builder request(String path, String user) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path));
        return user.equals(NOBODY) ? request : request.header("Authorization", basic(user, "secret"));
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What Hawtio sends: with the token and its origin. */
    HttpRequest.Builder post(String path, String user, String body) {
        return request(path, user)
                .header("Content-Type", "application/json")
                .header("Cookie", "XSRF-TOKEN=token")
                .header("X-XSRF-TOKEN", "token")
                .header("Origin", origin())
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    JsonNode jolokia(String user, Object command) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(post("/actuator/jolokia", user, JSON.writeValueAsString(command)));
        if (answer.statusCode() != 200) {
            throw new IOException("Jolokia answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The status of a request whose address no client library would send as it is. */
    int statusOfRaw(String method, String address, String user) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            String login = user.equals(NOBODY) ? "" : "Authorization: " + basic(user, "secret") + "\r\n";
            String request = method + " " + address + " HTTP/1.1\r\nHost: 127.0.0.1:" + service.port() + "\r\n" + login
                    + "Connection: close\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            return Integer.parseInt(status.split(" ")[1]);
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
        System.clearProperty("ergodrop.test.secret");
        FileSystemUtils.deleteRecursively(folder);
    }
}
