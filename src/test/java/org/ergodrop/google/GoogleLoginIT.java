package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ergodrop.demo.google.GoogleStandIn;
import org.ergodrop.demo.google.StandInOptions;
import org.ergodrop.demo.google.VirtualClock;
import org.ergodrop.google.GoogleProperties.Consent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authorization against the stand-in for Google, the test being the person at the browser. */
class GoogleLoginIT {

    private static final String CLIENT = "client.apps.googleusercontent.com";
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    private final VirtualClock clock = new VirtualClock(START);

    @TempDir
    private Path folder;

    private GoogleStandIn google;
    private GoogleAuthorization room;

    @BeforeEach
    void open() throws IOException {
        start(StandInOptions.forTests());
    }

    private void start(StandInOptions options) throws IOException {
        google = GoogleStandIn.start(options.withClock(clock).withClient(CLIENT, "SECRET-client"));
        room = room("");
    }

    private GoogleAuthorization room(String serviceAccountFile) {
        GoogleProperties properties = new GoogleProperties(
                CLIENT,
                "SECRET-client",
                URI.create(google.authUrl()),
                URI.create(google.tokenUrl()),
                URI.create(google.revokeUrl()),
                folder,
                folder.resolve("key"),
                "",
                serviceAccountFile,
                Consent.UNKNOWN,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10));
        return GoogleAuthorization.of(properties, clock, this::nanoTime);
    }

    private long nanoTime() {
        return Duration.between(START, clock.instant()).toNanos();
    }

    @AfterEach
    void close() {
        google.close();
    }

    /** What the person's browser shows in the end. */
    private void logIn() throws AuthorizationException, IOException, InterruptedException {
        try (LoopbackListener listener = LoopbackListener.open(Locale.ENGLISH)) {
            LoginAttempt attempt = room.login().attempt("default", listener.address());
            ExecutorService browser = Executors.newSingleThreadExecutor();
            Future<Integer> page = browser.submit(() -> {
                HttpClient client = HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
                HttpResponse<Void> consented = client.send(
                        HttpRequest.newBuilder(attempt.address()).build(), HttpResponse.BodyHandlers.discarding());
                URI back = URI.create(consented.headers().firstValue("Location").orElseThrow());
                int status = 404;
                while (status == 404) {
                    status = client.send(HttpRequest.newBuilder(back).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                }
                return status;
            });
            browser.shutdown();
            attempt.complete(listener.answerTo(attempt, Duration.ofSeconds(30)));
            assertThat(page).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(200);
        }
    }

    private AccessTokens tokens() {
        return room.accounts().tokens("default");
    }

    private DriveOwner owner() throws AuthorizationException, IOException {
        return room.about().of(tokens(), URI.create(google.baseUrl()));
    }

    @Test
    void aLoginOpensTheDriveAndNoSecretIsInAnyAddress() throws Exception {
        logIn();
        assertThat(owner().mail()).isEqualTo("ergonomist@example.org");
        assertThat(google.journal().entries()).allSatisfy(entry -> {
            if (!entry.method().equals("oauth.authorize")) {
                assertThat(entry.path() + entry.query()).doesNotContain("SECRET-", "token=", "ya29", "1//0");
            }
        });
        assertThat(google.journal().count("oauth.token", 200)).isEqualTo(2);
    }

    @Test
    void anAccessTokenThatEndsBeforeItsTimeIsReplacedOnceForFiftyThreads() throws Exception {
        logIn();
        String old = tokens().current();
        google.oauth().expireAccessTokens();
        int before = google.journal().count("oauth.token");
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(threads.submit(() -> tokens().insteadOf(old)));
        }
        Set<String> fresh = new HashSet<>();
        for (Future<String> one : all) {
            fresh.add(one.get());
        }
        threads.shutdown();
        assertThat(fresh).hasSize(1).doesNotContain(old);
        assertThat(google.journal().count("oauth.token") - before).isEqualTo(1);
        assertThat(owner().name()).isNotEmpty();
    }

    /** Fault 9. */
    @Test
    void whatThePersonTakesBackIsLostAndComesBackWithANewLogin() throws Exception {
        logIn();
        String old = tokens().current();
        google.oauth().revokeAll("ergonomist@example.org");
        assertThatThrownBy(() -> tokens().insteadOf(old)).isInstanceOf(AuthLostException.class);
        assertThat(room.health().lost("default")).isPresent();
        GoogleAuthorization commandLine = room;
        room = room("");
        logIn();
        room = commandLine;
        assertThat(room.health().lost("default")).isEmpty();
        assertThat(owner().mail()).isEqualTo("ergonomist@example.org");
    }

    @Test
    void aLogoutEndsTheLoginAtGoogleToo() throws Exception {
        logIn();
        String access = tokens().current();
        assertThat(room.authorizations().revoke("default")).isTrue();
        assertThat(google.journal().count("oauth.revoke", 200)).isEqualTo(1);
        assertThat(google.journal().of("oauth.revoke"))
                .allSatisfy(entry -> assertThat(entry.query()).isEmpty());
        HttpResponse<String> refused = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(google.baseUrl() + "drive/v3/about?fields=user"))
                                .header("Authorization", "Bearer " + access)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThatThrownBy(() -> tokens().current()).isInstanceOf(AuthLostException.class);
    }

    @Test
    void whoUnticksTheDriveIsTold() {
        google.faults().on("oauth.token").grantOnly("https://www.googleapis.com/auth/drive.file");
        assertThatThrownBy(this::logIn)
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("does not cover the whole Drive");
    }

    @Test
    void whoCancelsIsTold() {
        google.oauth().denyAtOnce();
        assertThatThrownBy(this::logIn)
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("cancelled in the browser");
    }

    @Test
    void aCodeIsWorthNothingWithoutTheProofOfItsOwnAttempt() throws Exception {
        LoginAttempt theirs = room.login().attempt("default", URI.create("http://127.0.0.1:50001/"));
        HttpResponse<Void> consented = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(theirs.address()).build(), HttpResponse.BodyHandlers.discarding());
        String stolen =
                consented.headers().firstValue("Location").orElseThrow().replaceAll(".*[?&]code=([^&]*).*", "$1");
        LoginAttempt ours = room.login().attempt("default", URI.create("http://127.0.0.1:50001/"));
        String state = ours.address().toString().replaceAll(".*[?&]state=([^&]*).*", "$1");
        assertThatThrownBy(() -> ours.complete("?code=" + stolen + "&state=" + state))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("does not accept the code");
    }

    /** Fault 10: a person is warned from day 5, and told the reason on day 7. */
    @Test
    void aConsentScreenInTestingIsRecognisedBeforeItEndsTheLogin() throws Exception {
        google.close();
        start(StandInOptions.forTests().inTesting());
        logIn();
        int firstWarning = 0;
        for (int day = 1; day < 7; day++) {
            clock.advance(Duration.ofDays(1));
            tokens().current();
            if (room.health().warning("default").isPresent() && firstWarning == 0) {
                firstWarning = day;
            }
        }
        assertThat(firstWarning).isEqualTo(5);
        assertThat(room.health().expiresIn("default"))
                .hasValueSatisfying(left -> assertThat(left).isCloseTo(Duration.ofDays(1), Duration.ofMinutes(1)));
        clock.advance(Duration.ofDays(1));
        assertThatThrownBy(() -> tokens().current())
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("after 7 days, because the consent screen");
    }

    @Test
    void anOutageOfGoogleLosesNothing() throws Exception {
        logIn();
        google.faults().on("oauth.token").first(2).answer(503, "backendError");
        google.faults().on("oauth.token").nth(3).resetConnection();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> tokens().current())
                    .isInstanceOf(GoogleUnreachableException.class)
                    .isNotInstanceOf(AuthLostException.class);
        }
        assertThat(tokens().current()).isNotEmpty();
    }

    @Test
    void aServiceAccountIsLetInAndRefusedForAPersonalDrive() throws Exception {
        Path key = folder.resolve("service.json");
        Files.writeString(key, google.oauth().createServiceAccount("robot"));
        room = room(key.toString());
        DriveOwner robot = owner();
        assertThat(robot.mail()).startsWith("robot@");
        assertThat(ServiceAccountCheck.refusal(robot.limitBytes(), ServiceAccountCheck.Root.of(Optional.empty())))
                .isPresent();
    }
}
