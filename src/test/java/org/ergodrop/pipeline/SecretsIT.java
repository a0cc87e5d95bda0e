package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A marked secret in every secret setting, work, failed logins, DEBUG: nothing that the service tells holds one of them. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    /** Ours begin with canary-; the others are the stand-in's access, refresh and upload tokens. */
    private static final Pattern SECRET = Pattern.compile("canary-[a-z]+|ya29\\.\\w{6,}|1//0\\w{6,}|upload_id=\\w{6,}");

    private static final List<String> SETTINGS = List.of(
            "spring.datasource.username=sa",
            "spring.datasource.password=canary-database",
            "spring.mail.username=sender",
            "spring.mail.password=canary-mail",
            "spring.mail.properties.mail.smtp.auth=true",
            "ergodrop.broker.user=worker",
            "ergodrop.broker.password=canary-broker",
            "ergodrop.console.password=canary-console",
            "ergodrop.runpod.api-key=rpa_canary-runpod",
            "ergodrop.google.refresh-ahead=59m",
            "ergodrop.metrics.every=200ms",
            "logging.level.root=DEBUG",
            // these are kept quiet by our settings; the last fence must hold without that
            "logging.level.org.apache.http=DEBUG",
            "logging.level.org.apache.camel.component=DEBUG",
            "logging.structured.format.file=logstash");

    @TempDir
    private Path folder;

    private final Map<String, String> told = new LinkedHashMap<>();

    @Test
    void nothingThatTheServiceTellsHoldsASecret(CapturedOutput output) throws Exception {
        String key;
        try (DriveWorld world = new DriveWorld(folder).login()) {
            key = Files.readString(folder.resolve("data/google/key")).strip();
            GreenMailUser sender = world.mail.setUser("sender@example.org", "sender", "canary-mail");
            try (RunningService service = world.service(SETTINGS.toArray(String[]::new))) {
                world.drop("lifting.mp4", 3);
                await().atMost(SOON).until(() -> world.mails().size() == 1);
                told.put("mail", mail(world));
                sender.setPassword("another");
                world.drop("carrying.mp4", 3);
                await().atMost(SOON).until(() -> output.getOut().contains("could not be sent"));
                world.google.oauth().revokeAll(world.google.drive().firstAccount());
                await().atMost(SOON)
                        .until(() -> service.context.getBean(Troubles.class).all().stream()
                                .anyMatch(trouble -> trouble.kind() == TroubleKind.AUTH_LOST));
                LoggerFactory.getLogger("org.example.library")
                        .error(
                                "sent Authorization: Basic canary-basic and ?refresh_token=canary-refresh",
                                new IOException("the answer was {\"password\": \"canary-answer\"}"));
                told.put(
                        "metrics",
                        service.context.getBean(PrometheusMeterRegistry.class).scrape());
                told.put("management beans", managementBeans());
                actuator(service);
            }
        }
        told.put("console", output.getAll());
        told.put("file", Files.readString(folder.resolve("service.log")));
        assertThat(told.get("file").lines()).allSatisfy(line -> assertThat(line).startsWith("{"));
        assertThatAllSaySomething();
        assertThat(leaks(key)).isEmpty();
    }

    /** Artemis, its client, Camel and Spring all say at DEBUG what they connect with. */
    @Test
    void aBrokerThatRefusesUsMakesNobodyTellThePassword(CapturedOutput output) throws Exception {
        List<String> settings = new ArrayList<>(SETTINGS);
        try (BrokerInChild broker = new BrokerInChild(Files.createDirectory(folder.resolve("broker")))) {
            settings.add("ergodrop.broker.url=tcp://127.0.0.1:" + broker.port());
            try (RunningService service = RunningService.start(folder, settings.toArray(String[]::new))) {
                service.drop("lifting.mp4", 3);
                await().atMost(SOON).until(() -> output.getAll().contains("AMQ229031"));
                told.put("management beans", managementBeans());
                actuator(service);
            }
        }
        told.put("console", output.getAll());
        told.put("file", Files.readString(folder.resolve("service.log")));
        assertThat(told.get("file")).contains("AMQ229031", "\"level\":\"DEBUG\"");
        assertThat(told.get("file").lines()).allSatisfy(line -> assertThat(line).startsWith("{"));
        assertThat(told.get("health")).contains("DOWN");
        assertThat(leaks("canary-broker")).isEmpty();
    }

    /** That a search finds nothing proves something only when there was something to search. */
    private void assertThatAllSaySomething() {
        assertThat(told.get("console"))
                .contains("DEBUG", "lifting.mp4", "AUTH", "Authorization: Basic ***", "?refresh_token=***");
        assertThat(told.get("file")).contains("\"level\":\"DEBUG\"", "lifting.mp4", "***", "org.apache.http");
        assertThat(told.get("management beans")).contains("org.apache.camel", "jms", "AUTH_LOST");
        assertThat(told.get("metrics")).contains("ergodrop_jobs");
        assertThat(told.get("mail")).contains("lifting.mp4");
    }

    private List<String> leaks(String key) {
        List<String> leaks = new ArrayList<>();
        told.forEach((where, text) -> {
            Matcher secret = SECRET.matcher(text);
            while (secret.find()) {
                leaks.add(where + ": "
                        + text.substring(
                                Math.max(0, secret.start() - 200), Math.min(text.length(), secret.end() + 20)));
            }
            if (text.contains(key)) {
                leaks.add(where + ": the key of the logins");
            }
        });
        return leaks;
    }

    private static String mail(DriveWorld world) throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        world.mails().get(0).writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8) + world.mails().get(0).getSubject();
    }

    private void actuator(RunningService service) throws Exception {
        String login = Base64.getEncoder().encodeToString("ergodrop:canary-console".getBytes(StandardCharsets.UTF_8));
        for (String path : List.of("health", "prometheus", "env", "configprops", "jolokia/version", "loggers")) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + service.port() + "/actuator/" + path))
                    .header("Authorization", "Basic " + login)
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            told.put(path, answer.headers().map() + answer.body());
        }
    }

    private static String managementBeans() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        StringBuilder text = new StringBuilder();
        for (ObjectName name : server.queryNames(null, null)) {
            text.append(name).append('\n');
            try {
                for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                    if (attribute.isReadable()) {
                        text.append(attribute.getName())
                                .append('=')
                                .append(value(server, name, attribute))
                                .append('\n');
                    }
                }
            } catch (JMException e) {
                text.append(e).append('\n');
            }
        }
        return text.toString();
    }

    private static String value(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            return Arrays.deepToString(new Object[] {server.getAttribute(name, attribute.getName())});
        } catch (JMException | RuntimeException notGiven) {
            return String.valueOf(notGiven);
        }
    }
}
