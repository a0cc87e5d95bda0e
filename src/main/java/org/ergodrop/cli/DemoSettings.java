package org.ergodrop.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.ergodrop.demo.google.GoogleStandIn;
import org.ergodrop.google.OwnerOnlyFile;

/** What a demo's service is started with: other addresses, a client id and folders of its own; the rest is the product's. */
final class DemoSettings {

    /** The person of the stand-in, who gets the mails. */
    static final String PERSON = "ergonomist@example.org";

    static final String CLIENT_ID = "demo.apps.example.org";
    static final String CLIENT_SECRET = "demo";

    private final Path home;
    private final DemoFolder folder;
    private final Map<String, String> settings = new LinkedHashMap<>();

    DemoSettings(Path home, DemoFolder folder) {
        this.home = home;
        this.folder = folder;
    }

    DemoSettings google(GoogleStandIn google) {
        return set("ergodrop.source", "drive")
                .set("ergodrop.google.client-id", CLIENT_ID)
                .set("ergodrop.google.client-secret", CLIENT_SECRET)
                .set("ergodrop.google.auth-url", google.authUrl())
                .set("ergodrop.google.token-url", google.tokenUrl())
                .set("ergodrop.google.revoke-url", google.revokeUrl())
                .set("ergodrop.google.service-account-file", "")
                .set("ergodrop.drive.root-url", google.baseUrl())
                .set("ergodrop.drive.folder.root", "")
                // A person who tries things waits for the next look; Google's quota is not at stake.
                .set("ergodrop.drive.folder.poll-every", "2s")
                .set("ergodrop.drive.folder.poll-at-most", "2s")
                .set("ergodrop.drive.folder.min-age", "3s");
    }

    DemoSettings mail(int port) {
        return set("spring.mail.host", "127.0.0.1")
                .set("spring.mail.port", Integer.toString(port))
                .set("spring.mail.protocol", "smtp")
                .set("spring.mail.username", "")
                .set("spring.mail.password", "")
                .set("ergodrop.mail.from", "ergodrop@example.org")
                .set("ergodrop.mail.poll-every", "2s")
                .set("ergodrop.mail.operator", PERSON)
                .set("ergodrop.recipients", PERSON);
    }

    /** Nothing of a real service on this machine is touched, whatever its configuration says. */
    DemoSettings data() {
        Path data = folder.service();
        return set("ergodrop.home", home.toString())
                .set("ergodrop.routes", home.resolve("routes").toString())
                .set("ergodrop.data", data.toString())
                .set("ergodrop.google.folder", data.resolve("google").toString())
                .set("ergodrop.google.key-file", data.resolve("google/key").toString())
                .set(
                        "ergodrop.console.password-file",
                        data.resolve("console-password").toString())
                .set(
                        "spring.datasource.url",
                        "jdbc:h2:file:" + data + "/ledger/ergodrop;AUTO_SERVER=TRUE;WRITE_DELAY=0")
                .set("spring.datasource.username", "")
                .set("spring.datasource.password", "")
                .set("ergodrop.broker.url", "")
                .set("logging.file.name", data.resolve("logs/ergodrop.log").toString())
                .set("spring.config.location", "classpath:/");
    }

    /** What a person chose, KEY=VALUE. */
    DemoSettings chosen(List<String> choice) {
        for (String setting : choice) {
            int equals = setting.indexOf('=');
            set(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return this;
    }

    /** The last word counts. */
    DemoSettings set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** For commands of other terminals; only its owner may read it. */
    void keepIn(Path file) throws IOException {
        Properties all = new Properties();
        settings.forEach((key, value) -> {
            // a file must not say where files are to be read
            if (!key.startsWith("spring.config.")) {
                all.setProperty(key, value);
            }
        });
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        all.store(text, null);
        new OwnerOnlyFile(file).replace(text.toString(StandardCharsets.ISO_8859_1));
    }

    String[] arguments() {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
