package org.ergodrop.pipeline;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ergodrop.demo.google.DriveFile;
import org.ergodrop.demo.google.GoogleStandIn;
import org.ergodrop.demo.google.StandInOptions;
import org.ergodrop.google.GoogleAuthorization;
import org.ergodrop.google.GoogleProperties;
import org.ergodrop.google.LoginAttempt;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The world around a service whose hot folder is on Drive: Google's stand-in with six folders, and a mail server. */
final class DriveWorld implements AutoCloseable {

    private static final List<String> SIX =
            List.of("01-upload", "02-processing", "03-completed", "04-archive", "05-logs", "06-failed");

    final Path folder;
    final GoogleStandIn google;
    final GreenMail mail;
    final String root;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private int dropped;

    DriveWorld(Path folder) throws IOException {
        this(folder, StandInOptions.forTests());
    }

    DriveWorld(Path folder, StandInOptions options) throws IOException {
        this.folder = folder;
        this.google = GoogleStandIn.start(options);
        this.mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        this.root = google.drive().createFolder("Ergodrop", google.drive().root());
        SIX.forEach(name -> ids.put(name, google.drive().createFolder(name, root)));
    }

    /** The settings of a service in this world. */
    Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("ergodrop.source", "drive");
        all.put("ergodrop.language", "cs");
        all.put("ergodrop.recipients", "ergonomist@example.org");
        all.put("ergodrop.drive.root-url", google.baseUrl());
        all.put("ergodrop.drive.folder.root", root);
        all.put("ergodrop.drive.folder.poll-every", "100ms");
        all.put("ergodrop.drive.folder.poll-at-most", "300ms");
        all.put("ergodrop.drive.folder.min-age", "150ms");
        all.put("ergodrop.drive.first-wait", "20ms");
        all.put("ergodrop.drive.longest-wait", "200ms");
        all.put("ergodrop.drive.patience", "3s");
        all.put("ergodrop.google.client-id", "client-of-the-test");
        all.put("ergodrop.google.client-secret", "canary-client-secret");
        all.put("ergodrop.google.auth-url", google.authUrl());
        all.put("ergodrop.google.token-url", google.tokenUrl());
        all.put("ergodrop.google.revoke-url", google.revokeUrl());
        all.put("ergodrop.google.folder", folder.resolve("data/google").toString());
        all.put("ergodrop.google.key-file", folder.resolve("data/google/key").toString());
        all.put("ergodrop.mail.poll-every", "100ms");
        all.put("ergodrop.mail.from", "ergodrop@example.org");
        all.put("spring.mail.host", "127.0.0.1");
        all.put("spring.mail.port", String.valueOf(mail.getSmtp().getPort()));
        return all;
    }

    /** As a person would: opens the page, consents, is sent back. */
    DriveWorld login() throws Exception {
        GoogleProperties properties = new Binder(new MapConfigurationPropertySource(settings()))
                .bindOrCreate("ergodrop.google", GoogleProperties.class);
        LoginAttempt attempt = GoogleAuthorization.of(properties, Clock.systemUTC(), System::nanoTime)
                .login()
                .attempt("default", URI.create("http://127.0.0.1:1/"));
        HttpResponse<Void> consent = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(attempt.address()).build(), HttpResponse.BodyHandlers.discarding());
        attempt.complete(consent.headers().firstValue("Location").orElseThrow());
        return this;
    }

    RunningService service(String... settings) throws IOException {
        return service(new FakeAnalysis(), settings);
    }

    RunningService service(FakeAnalysis analysis, String... settings) throws IOException {
        List<String> all = new ArrayList<>();
        settings().forEach((key, value) -> all.add(key + "=" + value));
        all.addAll(List.of(settings));
        return RunningService.start(folder, analysis, FakeAnalysis::writeReport, all.toArray(String[]::new));
    }

    String drop(String name, int batches) {
        dropped++;
        return google.drive()
                .createFile(
                        name, ids.get("01-upload"), ("video " + batches + " " + name).getBytes(StandardCharsets.UTF_8));
    }

    /** How many files were dropped. */
    int dropped() {
        return dropped;
    }

    String id(String folderName) {
        return ids.get(folderName);
    }

    /** Names in one of the six folders. */
    List<String> in(String folderName) {
        return google.drive().children(ids.get(folderName)).stream()
                .map(DriveFile::name)
                .sorted()
                .toList();
    }

    /** Lines of the processing logs. */
    List<String> log() {
        List<String> lines = new ArrayList<>();
        for (DriveFile file : google.drive().children(ids.get("05-logs"))) {
            try {
                new String(google.drive().read(file.id()), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(lines::add);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return lines;
    }

    List<MimeMessage> mails() {
        return List.of(mail.getReceivedMessages());
    }

    @Override
    public void close() {
        mail.stop();
        google.close();
    }
}
