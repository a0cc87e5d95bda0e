package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.ergodrop.google.GoogleProperties.Consent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    private static final Locale CZECH = Locale.forLanguageTag("cs");
    private static final URI REDIRECT = URI.create("http://127.0.0.1:50000/");

    private final VirtualTime time = new VirtualTime();

    @TempDir
    private Path folder;

    private StubGoogle google;
    private GoogleAuthorization room;

    @BeforeEach
    void open() throws IOException {
        google = new StubGoogle(time);
        room = GoogleAuthorization.of(google.properties(folder, Consent.UNKNOWN), time, time::nanoTime);
    }

    @AfterEach
    void close() {
        google.close();
    }

    private static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }

    private LoginAttempt attempt() throws AuthorizationException {
        return room.login().attempt("default", REDIRECT);
    }

    private static String back(LoginAttempt attempt) {
        return "http://127.0.0.1:50000/?state=" + query(attempt.address()).get("state")
                + "&code=4%2F0SECRET-code&scope=https://www.googleapis.com/auth/drive";
    }

    private void grant() {
        google.next(200, google.token(StubGoogle.SCOPE, ",\"refresh_token\":\"SECRET-refresh-1\""));
    }

    @Test
    void theQuestionAsksForTheWholeDriveForGoodAndIsProvenByTheVerifier() throws Exception {
        LoginAttempt attempt = attempt();
        Map<String, String> asked = query(attempt.address());
        assertThat(asked)
                .containsEntry("client_id", StubGoogle.CLIENT.id())
                .containsEntry("redirect_uri", REDIRECT.toString())
                .containsEntry("response_type", "code")
                .containsEntry("scope", "https://www.googleapis.com/auth/drive")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("access_type", "offline")
                .containsEntry("prompt", "consent");
        grant();
        attempt.complete(back(attempt));
        Map<String, String> exchange = google.asked.get(0).form();
        assertThat(exchange)
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "4/0SECRET-code")
                .containsEntry("redirect_uri", REDIRECT.toString());
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(exchange.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash)).isEqualTo(asked.get("code_challenge"));
        assertThat(exchange.get("code_verifier")).matches("[A-Za-z0-9_-]{43}");
        assertThat(attempt.address().toString()).doesNotContain(exchange.get("code_verifier"), "SECRET");
        assertThat(room.accounts().tokens("default").current()).startsWith("SECRET-access-");
    }

    @Test
    void noTwoAttemptsShareStateOrProof() throws Exception {
        Map<String, String> one = query(attempt().address());
        Map<String, String> two = query(attempt().address());
        assertThat(one.get("state")).isNotEqualTo(two.get("state"));
        assertThat(one.get("code_challenge")).isNotEqualTo(two.get("code_challenge"));
    }

    @Test
    void theBrowserIsAwaitedOnLoopbackAndStrangersDoNotEndTheLogin() throws Exception {
        try (LoopbackListener listener = LoopbackListener.open(CZECH)) {
            assertThat(listener.address().getHost()).isEqualTo("127.0.0.1");
            LoginAttempt attempt = room.login().attempt("default", listener.address());
            HttpClient browser = HttpClient.newHttpClient();
            String state = query(attempt.address()).get("state");
            CompletableFuture<HttpResponse<String>> person = CompletableFuture.supplyAsync(() -> {
                HttpResponse<String> page = null;
                // who is faster than the program is a stranger too
                while (page == null || page.statusCode() == 404) {
                    assertTurnedAway(browser, listener.address(), "favicon.ico");
                    assertTurnedAway(browser, listener.address(), "?code=stolen&state=guessed");
                    assertTurnedAway(browser, listener.address(), "?error=access_denied&state=guessed");
                    page = visit(browser, listener.address(), "?state=" + state + "&code=SECRET-code");
                }
                return page;
            });
            grant();
            attempt.complete(listener.answerTo(attempt, Duration.ofMinutes(2)));
            HttpResponse<String> page = person.get();
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Toto okno můžete zavřít").doesNotContain("SECRET");
        }
        assertThat(room.authorizations().accounts()).containsExactly("default");
    }

    private static void assertTurnedAway(HttpClient browser, URI listener, String path) {
        assertThat(visit(browser, listener, path).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> visit(HttpClient browser, URI listener, String path) {
        try {
            return browser.send(
                    HttpRequest.newBuilder(listener.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobodyInTheBrowserIsASentenceAfterTheTimeOut() throws Exception {
        try (LoopbackListener listener = LoopbackListener.open(CZECH)) {
            LoginAttempt attempt = attempt();
            assertThatThrownBy(() -> listener.answerTo(attempt, Duration.ofMillis(20)))
                    .isInstanceOfSatisfying(
                            AuthorizationException.class,
                            failure -> assertThat(failure.explain(CZECH))
                                    .contains("nikdo v prohlížeči nedal souhlas", "--paste"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "error=access_denied | cancelled in the browser",
                "error=admin_policy_enforced | administrator",
                "error=org_internal | members of its own organisation",
                "error=server_error | refused the login (server_error)"
            })
    void aConsentThatWasNotGivenIsASentence(String error, String words) throws Exception {
        LoginAttempt attempt = attempt();
        String state = query(attempt.address()).get("state");
        assertThatThrownBy(() -> attempt.complete(REDIRECT + "?" + error.strip() + "&state=" + state))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining(words.strip());
        assertThat(google.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "http://127.0.0.1:50000/",
                "http://127.0.0.1/?code=x",
                "https://accounts.google.com/?a=%zz"
            })
    void whatIsNoAnswerIsSaidToBeNone(String pasted) throws Exception {
        LoginAttempt attempt = attempt();
        assertThatThrownBy(() -> attempt.complete(pasted))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("Copy all of it from the address bar");
    }

    @Test
    void theAnswerOfAnotherAttemptIsRefusedAndItsCodeIsNotUsed() throws Exception {
        LoginAttempt attempt = attempt();
        String others = back(attempt());
        assertThatThrownBy(() -> attempt.complete(others))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("another login attempt")
                .hasMessageNotContaining("SECRET-");
        assertThat(google.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.googleapis.com/auth/drive.file",
                "",
                "https://www.googleapis.com/auth/drive.readonly"
            })
    void lessThanTheWholeDriveIsRefusedAndNothingIsKept(String scope) throws Exception {
        LoginAttempt attempt = attempt();
        google.next(200, google.token(scope, ",\"refresh_token\":\"SECRET-refresh-1\""));
        assertThatThrownBy(() -> attempt.complete(back(attempt)))
                .isInstanceOfSatisfying(
                        AuthorizationException.class,
                        failure -> assertThat(failure.explain(CZECH)).contains("políčko zaškrtněte"));
        assertThat(room.authorizations().accounts()).isEmpty();
    }

    @Test
    void aLoginWithoutARefreshTokenIsRefused() throws Exception {
        LoginAttempt attempt = attempt();
        assertThatThrownBy(() -> attempt.complete(back(attempt)))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("no lasting authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_client,does not know this OAuth client",
        "invalid_grant,used before",
        "invalid_scope,invalid_scope"
    })
    void whatTheTokenEndpointRefusesIsASentence(String code, String words) throws Exception {
        LoginAttempt attempt = attempt();
        google.refuseNext(code);
        assertThatThrownBy(() -> attempt.complete(back(attempt)))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("SECRET-");
    }

    @Test
    void withoutAClientTheWayToOneIsTold() {
        GoogleProperties none = new GoogleProperties(
                "",
                "",
                REDIRECT,
                REDIRECT,
                REDIRECT,
                folder,
                folder.resolve("key"),
                "",
                "",
                Consent.UNKNOWN,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(1));
        GoogleLogin login = GoogleAuthorization.of(none, time, time::nanoTime).login();
        assertThatThrownBy(() -> login.attempt("default", REDIRECT))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("docs/google-setup.md");
    }

    @Test
    void secretsGoOverEncryptedLinesOnly() {
        assertThatThrownBy(() -> new GoogleProperties(
                        "",
                        "",
                        REDIRECT,
                        URI.create("http://oauth2.googleapis.com/token"),
                        REDIRECT,
                        folder,
                        folder.resolve("key"),
                        "",
                        "",
                        Consent.UNKNOWN,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(1)))
                .hasMessage("ergodrop.google.token-url must start with https:// (http:// only for 127.0.0.1)");
    }

    /** Fault 10, from the first minute. */
    @Test
    void theEndThatGoogleTellsAtTheLoginIsKnown() throws Exception {
        LoginAttempt attempt = attempt();
        google.next(
                200,
                google.token(
                        StubGoogle.SCOPE,
                        ",\"refresh_token\":\"SECRET-refresh-1\",\"refresh_token_expires_in\":604799"));
        attempt.complete(back(attempt));
        assertThat(room.health().expiresIn("default")).hasValue(Duration.ofSeconds(604_799));
        assertThat(room.health().ending("default").orElseThrow().explain(CZECH))
                .contains("vyprší za 6 dní", "In production");
        assertThat(room.health().warning("default")).isEmpty();
        time.pass(Duration.ofDays(5));
        assertThat(room.health().warning("default").orElseThrow().explain(CZECH))
                .contains("vyprší za 1 den");
    }

    @Test
    void whoseDriveItIsIsAskedWithTheTokenInTheHeader() throws Exception {
        LoginAttempt attempt = attempt();
        grant();
        attempt.complete(back(attempt));
        DriveOwner owner = room.about().of(room.accounts().tokens("default"), google.url("/"));
        assertThat(owner.mail()).isEqualTo("alena@example.org");
        assertThat(owner.freeBytes()).contains(10L << 30);
        StubGoogle.Asked about = google.asked.get(google.asked.size() - 1);
        assertThat(about.authorization()).startsWith("Bearer SECRET-access-");
        assertThat(about.query()).doesNotContain("SECRET");
    }

    @Test
    void aDriveApiThatIsSwitchedOffIsSaidWithTheClicks() throws Exception {
        new TokenStore(google.properties(folder, Consent.UNKNOWN), new SecureRandom())
                .write(
                        "default",
                        new Authorization(
                                StubGoogle.CLIENT,
                                "SECRET-r",
                                java.util.Set.of(StubGoogle.SCOPE),
                                "",
                                time.instant(),
                                java.util.Optional.empty()));
        google.about = "{\"error\":{\"code\":403,\"errors\":[{\"reason\":\"accessNotConfigured\"}]}}";
        assertThatThrownBy(() -> room.about().of(room.accounts().tokens("default"), google.url("/")))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("Google Drive API is not switched on");
        google.about = "{\"error\":{\"code\":403,\"errors\":[{\"reason\":\"userRateLimitExceeded\"}]}}";
        assertThatThrownBy(() -> room.about().of(room.accounts().tokens("default"), google.url("/")))
                .isInstanceOf(GoogleUnreachableException.class);
    }

    @Test
    void anEndingLogoutTellsGoogleInTheBodyAndOnlyThenForgets() throws Exception {
        LoginAttempt attempt = attempt();
        grant();
        attempt.complete(back(attempt));
        google.next(503, "busy");
        assertThatThrownBy(() -> room.authorizations().revoke("default"))
                .isInstanceOf(GoogleUnreachableException.class);
        assertThat(room.authorizations().accounts()).containsExactly("default");
        assertThat(room.authorizations().revoke("default")).isTrue();
        StubGoogle.Asked revocation = google.asked.get(google.asked.size() - 1);
        assertThat(revocation.path()).isEqualTo("/revoke");
        assertThat(revocation.method()).isEqualTo("POST");
        assertThat(revocation.query()).doesNotContain("SECRET");
        assertThat(revocation.form()).containsEntry("token", "SECRET-refresh-1");
        assertThat(room.authorizations().accounts()).isEmpty();
        assertThatThrownBy(() -> room.authorizations().revoke("default"))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("Nobody has logged in");
    }

    @Test
    void whatGoogleNoLongerKnowsIsForgottenAllTheSame() throws Exception {
        LoginAttempt attempt = attempt();
        grant();
        attempt.complete(back(attempt));
        google.refuseNext("invalid_token");
        assertThat(room.authorizations().revoke("default")).isFalse();
        assertThat(room.authorizations().accounts()).isEmpty();
    }
}
