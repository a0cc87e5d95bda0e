package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ergodrop auth}, from the words on the terminal to the questions to Google. */
class AuthCommandsTest {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/auth\\S+");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final InputStream terminal = System.in;

    @TempDir
    private Path folder;

    private HttpServer google;
    private volatile boolean up = true;

    @BeforeEach
    void startGoogle() throws IOException {
        google = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        google.createContext("/", this::answer);
        google.start();
    }

    @AfterEach
    void stopGoogle() {
        google.stop(0);
        System.setIn(terminal);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path + "?" + exchange.getRequestURI().getRawQuery());
            String body = switch (path) {
                case "/token" ->
                    "{\"access_token\":\"SECRET-access\",\"expires_in\":3599,\"refresh_token\":\"SECRET-refresh\","
                            + "\"scope\":\"https://www.googleapis.com/auth/drive\"}";
                case "/drive/v3/about" ->
                    "{\"user\":{\"displayName\":\"Alena\",\"emailAddress\":\"alena@example.org\"},"
                            + "\"storageQuota\":{\"limit\":\"16106127360\",\"usage\":\"5368709120\"}}";
                default -> "{}";
            };
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(up ? 200 : 503, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private int auth(String command, Path data, String... more) {
        String base = "http://127.0.0.1:" + google.getAddress().getPort();
        List<String> all = new ArrayList<>(List.of("auth", command, "--lang", "cs"));
        for (String setting : List.of(
                "ergodrop.data=" + data,
                "ergodrop.google.client-id=canary.apps.googleusercontent.com",
                "ergodrop.google.client-secret=SECRET-client",
                "ergodrop.google.auth-url=" + base + "/auth",
                "ergodrop.google.token-url=" + base + "/token",
                "ergodrop.google.revoke-url=" + base + "/revoke",
                "ergodrop.drive.root-url=" + base)) {
            all.add("--set");
            all.add(setting);
        }
        all.addAll(List.of(more));
        return Ergodrop.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private void type(String lines) {
        System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private URI printedAddress() {
        Awaitility.await().until(() -> ADDRESS.matcher(out.toString()).find());
        Matcher address = ADDRESS.matcher(out.toString());
        assertThat(address.find()).isTrue();
        return URI.create(address.group());
    }

    private static String part(URI address, String name) {
        Matcher part = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address.toString());
        assertThat(part.find()).isTrue();
        return java.net.URLDecoder.decode(part.group(1), StandardCharsets.UTF_8);
    }

    private void logIn() throws InterruptedException {
        Thread browser = new Thread(() -> {
            URI address = printedAddress();
            String back = part(address, "redirect_uri") + "?code=SECRET-code&state=" + part(address, "state");
            Awaitility.await()
                    .until(() -> HttpClient.newHttpClient()
                                    .send(
                                            HttpRequest.newBuilder(URI.create(back))
                                                    .build(),
                                            HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200);
        });
        browser.start();
        assertThat(auth("login", folder, "--no-browser")).as(err.toString()).isZero();
        browser.join();
    }

    @Test
    void aLoginSaysWhoseDriveItIsAndHowMuchSpaceIsLeftAndAStatusAgrees() throws Exception {
        logIn();
        assertThat(out.toString())
                .contains("patří uživateli Alena (alena@example.org)", "Volno je 10,0 GiB z 15 GiB")
                .doesNotContain("SECRET");
        assertThat(folder.resolve("google/default.authorization")).exists();
        out.getBuffer().setLength(0);
        assertThat(auth("status", folder)).isZero();
        assertThat(out.toString())
                .contains("Účet Google „default“", "dnes", "Povoleno: https://www.googleapis.com/auth/drive")
                .contains("alena@example.org", "Volno je 10,0 GiB z 15 GiB")
                .doesNotContain("SECRET");
        assertThat(asked).noneMatch(line -> line.contains("SECRET"));
    }

    @Test
    void aLoginByHandTakesTheCopiedAddress() {
        type("http://127.0.0.1:50000/?code=x&state=wrong\n");
        assertThat(auth("login", folder, "--paste")).isEqualTo(1);
        assertThat(err.toString()).startsWith("ergodrop: Tato adresa patří k jinému pokusu");
        assertThat(out.toString()).contains("127.0.0.1", "vložte sem");
    }

    @Test
    void aLoginIsCarriedToAnotherMachineAndEndedThere() throws Exception {
        logIn();
        out.getBuffer().setLength(0);
        type("correct horse battery\n");
        assertThat(auth("export", folder)).as(err.toString()).isZero();
        String text = out.toString().strip();
        assertThat(text).startsWith("ergodrop-auth-1:").doesNotContain("SECRET");

        Path other = folder.resolve("other");
        type(text + "\nwrong passphrase\n");
        assertThat(auth("import", other)).isEqualTo(1);
        assertThat(err.toString()).contains("Heslo k tomuto textu nepatří").doesNotContain("wrong");
        type("correct horse battery\n");
        Path file = Files.writeString(folder.resolve("text"), text);
        assertThat(auth("import", other, file.toString())).as(err.toString()).isZero();
        assertThat(auth("status", other)).isZero();

        up = false;
        err.getBuffer().setLength(0);
        assertThat(auth("logout", other)).isEqualTo(1);
        assertThat(err.toString()).contains("neodpovídá", "Přihlášení dál trvá", "--local");
        assertThat(other.resolve("google/default.authorization")).exists();
        up = true;
        assertThat(auth("logout", other)).isZero();
        assertThat(other.resolve("google/default.authorization")).doesNotExist();
        assertThat(asked).noneMatch(line -> line.contains("SECRET"));
    }

    @Test
    void anExportIntoAFileIsForItsOwnerAlone() throws Exception {
        logIn();
        type("correct horse battery\n");
        Path file = folder.resolve("authorization.txt");
        assertThat(auth("export", folder, file.toString())).isZero();
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).startsWith("ergodrop-auth-1:");
    }

    @Test
    void withoutALoginEachCommandSaysWhatToDo() {
        assertThat(auth("status", folder)).isEqualTo(1);
        assertThat(out.toString()).contains("nikdo nepřihlásil", "ergodrop auth login");
        type("correct horse battery\n");
        assertThat(auth("export", folder)).isEqualTo(1);
        assertThat(auth("logout", folder)).isEqualTo(1);
        assertThat(err.toString()).contains("na tomto počítači nikdo nepřihlásil");
    }

    @Test
    void theHelpOfTheImportSaysThatAPickleIsNeverRead() {
        assertThat(auth("import", folder, "--help")).isZero();
        assertThat(out.toString()).contains("token.pickle").contains("never read");
    }
}
