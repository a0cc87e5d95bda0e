package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a viewer and an operator may ask Jolokia for: nothing but what its policy files name. */
@ExtendWith(ConsoleUnderTest.Shared.class)
class JolokiaIT {

    private static final String CONTEXT = "org.apache.camel:context=ergodrop,type=context,name=\"ergodrop\"";
    private static final String TIDY = "org.apache.camel:context=ergodrop,type=routes,name=\"tidy\"";
    private static final String RUNTIME = "java.lang:type=Runtime";

    private final ConsoleUnderTest console;

    JolokiaIT(ConsoleUnderTest console) {
        this.console = console;
    }

    @ParameterizedTest(name = "{0} {1}: viewer {2}, operator {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CONTEXT | dumpRoutesAsXml()                    | 200 | 200",
                "CONTEXT | dumpRoutesStatsAsXml(boolean,boolean)| 200 | 200",
                "TIDY    | dumpRouteAsXml()                     | 200 | 200",
                "TIDY    | dumpRouteStatsAsXml(boolean,boolean) | 200 | 200",
                "TIDY    | suspend()                            | 403 | 200",
                "TIDY    | resume()                             | 403 | 200",
                "TIDY    | stop()                               | 403 | 200",
                "TIDY    | start()                              | 403 | 200",
                // these would write out what placeholders stand for
                "CONTEXT | dumpRoutesAsXml(boolean)             | 403 | 403",
                "TIDY    | dumpRouteAsXml(boolean)              | 403 | 403",
                "TIDY    | remove()                             | 403 | 403",
                "TIDY    | reset()                              | 403 | 403",
                "TIDY    | updateRouteFromXml(java.lang.String) | 403 | 403",
                "CONTEXT | stop()                               | 403 | 403",
                "CONTEXT | suspend()                            | 403 | 403",
                "CONTEXT | sendStringBody(java.lang.String,java.lang.String) | 403 | 403",
                "CONTEXT | createEndpoint(java.lang.String)     | 403 | 403",
                "org.apache.camel:context=ergodrop,type=tracer,name=BacklogTracer | dumpAllTracedMessages() | 403 | 403",
                "java.lang:type=Memory                          | gc | 403 | 403",
                "java.lang:type=Threading                       | dumpAllThreads(boolean,boolean) | 403 | 403",
                "com.sun.management:type=HotSpotDiagnostic      | dumpHeap | 403 | 403",
                "com.sun.management:type=DiagnosticCommand      | vmSystemProperties | 403 | 403",
                "java.util.logging:type=Logging                 | setLoggerLevel | 403 | 403",
                "jdk.management.jfr:type=FlightRecorder         | newRecording | 403 | 403",
                "org.springframework.boot:type=Endpoint,name=Health | health | 403 | 403",
                "org.apache.activemq.artemis:broker=\"ergodrop\" | listAddresses(java.lang.String) | 403 | 403",
                "QUEUE   | removeAllMessages()                  | 403 | 403",
                "QUEUE   | sendMessage                          | 403 | 403",
                "QUEUE   | pause()                              | 403 | 403",
                "QUEUE   | browse()                             | 403 | 200",
                "QUEUE   | countMessages()                      | 403 | 200",
            })
    void anOperationIsAllowedByNameOrNotAtAll(String bean, String operation, int viewer, int operator)
            throws Exception {
        Map<String, Object> command = exec(named(bean), operation);
        if (operation.endsWith("(boolean,boolean)") && viewer == 200) {
            command.put("arguments", List.of(true, true));
        }
        assertThat(status(console.jolokia("viewer", command))).as("viewer").isEqualTo(viewer);
        assertThat(status(console.jolokia("operator", command))).as("operator").isEqualTo(operator);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TIDY                           | State            | 200",
                "org.ergodrop:type=Ledger       | JobsByState      | 200",
                "QUEUE                          | MessageCount     | 200",
                "java.lang:type=Memory          | HeapMemoryUsage  | 200",
                "java.lang:type=Runtime         | Uptime           | 200",
                "java.lang:type=Runtime         | SystemProperties | 403",
                "java.lang:type=Runtime         | InputArguments   | 403",
                "java.lang:type=Runtime         | ClassPath        | 403",
                "com.zaxxer.hikari:name=dataSource,type=HikariDataSource | JdbcUrl | 403",
                "org.apache.activemq.artemis:broker=\"ergodrop\" | ConnectorsAsJSON | 403",
                "com.sun.management:type=HotSpotDiagnostic | DiagnosticOptions | 403",
            })
    void anAttributeIsReadByNameOrNotAtAll(String bean, String attribute, int status) throws Exception {
        for (String user : List.of("viewer", "operator")) {
            assertThat(status(console.jolokia(
                            user, Map.of("type", "read", "mbean", named(bean), "attribute", attribute))))
                    .as(user)
                    .isEqualTo(status);
        }
    }

    @Test
    void nothingIsWritten() throws Exception {
        for (String bean : List.of("java.lang:type=Memory", TIDY)) {
            for (String attribute : List.of("Verbose", "TracingEnabled", "StatisticsEnabled")) {
                Map<String, Object> command =
                        Map.of("type", "write", "mbean", bean, "attribute", attribute, "value", true);
                assertThat(status(console.jolokia("operator", command))).isEqualTo(403);
            }
        }
    }

    /** A bulk is as many commands as it has: each is looked at for itself. */
    @Test
    void aForbiddenCommandIsForbiddenInABulkToo() throws Exception {
        JsonNode answers = console.jolokia(
                "viewer",
                List.of(
                        Map.of("type", "read", "mbean", TIDY, "attribute", "State"),
                        exec(TIDY, "stop()"),
                        exec("java.lang:type=Memory", "gc"),
                        Map.of("type", "read", "mbean", RUNTIME, "attribute", "SystemProperties")));
        assertThat(List.of(
                        status(answers.get(0)), status(answers.get(1)), status(answers.get(2)), status(answers.get(3))))
                .containsExactly(200, 403, 403, 403);
        assertThat(console.service
                        .camel()
                        .getRouteController()
                        .getRouteStatus("tidy")
                        .isStarted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/jolokia/read/java.lang:type=Memory/HeapMemoryUsage",
                "/actuator/jolokia/exec/java.lang:type=Memory/gc",
                "/actuator/jolokia/write/java.lang:type=Memory/Verbose/true",
                "/actuator/jolokia/exec/org.apache.camel:context=ergodrop,type=routes,name=!%22tidy!%22/stop()",
                "/actuator/jolokia/version",
                "/actuator/jolokia/list",
                "/actuator/jolokia?p=exec/java.lang:type=Memory/gc",
                "/actuator/hawtio/jolokia/exec/java.lang:type=Memory/gc",
            })
    void nothingGoesByTheAddressLine(String address) throws Exception {
        for (String user : List.of("viewer", "operator")) {
            var answer = console.send(console.request(address, user));
            boolean isRefused = answer.statusCode() >= 400 || answer.body().contains("\"status\":403");
            assertThat(isRefused).as(answer.body()).isTrue();
            // nor when it is sent
            var sent = console.send(console.post(address, user, ""));
            assertThat(sent.statusCode() >= 400 || !sent.body().contains("\"status\":200"))
                    .as(sent.body())
                    .isTrue();
        }
        assertThat(console.statusOfRaw("GET", "/actuator/jolokia/exec/java.lang:type=Memory!/gc", "operator"))
                .isIn(200, 400, 403);
        assertThat(console.statusOfRaw("GET", "/actuator/jolokia/read/..%2f..!/x", "operator"))
                .isEqualTo(400);
    }

    /** Jolokia asks no policy about them, and keeps each subscriber in memory until it ends. */
    @ParameterizedTest
    @ValueSource(strings = {"register", "add", "open", "ping", "list", "remove", "unregister"})
    void nobodySubscribesToNotifications(String command) throws Exception {
        for (String user : List.of("viewer", "operator")) {
            Map<String, Object> wanted = new LinkedHashMap<>(Map.of("type", "notification", "command", command));
            wanted.putAll(Map.of("client", "x", "handle", "1", "mode", "pull", "mbean", "java.lang:type=Memory"));
            assertThat(status(console.jolokia(user, wanted))).isEqualTo(403);
        }
    }

    @Test
    void anotherMachineIsNotReachedThroughIt() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            elsewhere.setSoTimeout(1);
            Map<String, Object> command =
                    new LinkedHashMap<>(Map.of("type", "read", "mbean", RUNTIME, "attribute", "Uptime"));
            command.put(
                    "target",
                    Map.of("url", "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + elsewhere.getLocalPort() + "/jmxrmi"));
            console.jolokia("operator", command);
            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void nobodyAsksWithoutLoginTokenOrFromAnotherPage() throws Exception {
        String read = "{\"type\":\"read\",\"mbean\":\"java.lang:type=Memory\"}";
        for (String path : List.of("/actuator/jolokia", "/actuator/hawtio/jolokia")) {
            assertThat(console.send(console.post(path, "viewer", read)).statusCode())
                    .isEqualTo(200);
            assertThat(console.send(console.post(path, "nobody", read)).statusCode())
                    .isEqualTo(401);
            assertThat(statusOf(path, "Origin", console.origin(), read))
                    .as("no token")
                    .isEqualTo(403);
            assertThat(console.send(console.request(path, "viewer")
                                    .header("Content-Type", "application/json")
                                    .header("Cookie", "XSRF-TOKEN=token")
                                    .header("X-XSRF-TOKEN", "token")
                                    .POST(HttpRequest.BodyPublishers.ofString(read)))
                            .statusCode())
                    .as("no origin")
                    .isEqualTo(403);
            assertThat(statusOf(path, "X-Other", "x", read))
                    .as("no token, no origin")
                    .isEqualTo(403);
            assertThat(console.send(console.post(path, "viewer", read).setHeader("Origin", "https://evil.example"))
                            .statusCode())
                    .as("another page")
                    .isEqualTo(403);
            assertThat(console.send(console.post(path, "viewer", read).setHeader("X-XSRF-TOKEN", "other"))
                            .statusCode())
                    .as("another token")
                    .isEqualTo(403);
        }
    }

    private int statusOf(String path, String header, String value, String body)
            throws IOException, InterruptedException {
        return console.send(console.request(path, "viewer")
                        .header("Content-Type", "application/json")
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    /** Everything that can be read or dumped at all, with secrets in a route, in the settings and in a system property. */
    @Test
    void noSecretComesOut() throws Exception {
        for (String user : List.of("viewer", "operator")) {
            StringBuilder all = new StringBuilder();
            List<Object> commands = new ArrayList<>(List.of(
                    Map.of("type", "list"),
                    Map.of("type", "version"),
                    Map.of("type", "search", "mbean", "*:*"),
                    exec(CONTEXT, "dumpRoutesAsXml()")));
            for (JsonNode bean : console.jolokia(user, Map.of("type", "search", "mbean", "*:*"))
                    .get("value")) {
                commands.add(Map.of("type", "read", "mbean", bean.asText()));
            }
            for (String pattern : List.of("*:*", "java.lang:*", "org.apache.camel:type=endpoints,*")) {
                commands.add(Map.of("type", "read", "mbean", pattern));
            }
            commands.add(Map.of("type", "read", "mbean", RUNTIME, "attribute", List.of("Name", "SystemProperties")));
            JsonNode answers = console.jolokia(user, commands);
            answers.forEach(answer -> all.append(answer).append('\n'));
            assertThat(all).contains("to-partner", "partner.password", "HeapMemoryUsage");
            assertThat(all.toString().lines().filter(line -> line.contains(ConsoleUnderTest.CANARY)))
                    .isEmpty();
            assertThat(all).doesNotContain("java.class.path", "{bcrypt}");
            assertThat(console.send(console.request("/routes", user)).body())
                    .contains("to-partner", "http://127.0.0.1:9/inbox")
                    .doesNotContain(ConsoleUnderTest.CANARY, "authPassword");
        }
    }

    private String named(String bean) throws IOException, InterruptedException {
        return switch (bean) {
            case "CONTEXT" -> CONTEXT;
            case "TIDY" -> TIDY;
            case "QUEUE" ->
                // the broker makes it for the first who listens to it, a moment after the service is there
                await().until(this::queues, queues -> !queues.isEmpty()).get(0).asText();
            default -> bean;
        };
    }

    private JsonNode queues() throws IOException, InterruptedException {
        String pattern = "org.apache.activemq.artemis:subcomponent=queues,queue=\"ergodrop.jobs\",*";
        return console.jolokia("viewer", Map.of("type", "search", "mbean", pattern))
                .get("value");
    }

    private static Map<String, Object> exec(String bean, String operation) {
        return new LinkedHashMap<>(Map.of("type", "exec", "mbean", bean, "operation", operation));
    }

    private static int status(JsonNode answer) {
        return answer.path("status").asInt();
    }
}
