package org.ergodrop.demo.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.ergodrop.demo.http.HttpCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OAuthTest {

    private static final String REDIRECT = "http://127.0.0.1:51234/callback";
    private static final String VERIFIER = "abcdefghijklmnopqrstuvwxyz0123456789-._~ABCDEFG";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-06-01T12:00:00Z"));
    private GoogleStandIn google;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        begin(StandInOptions.forTests());
    }

    private void begin(StandInOptions options) throws Exception {
        google = GoogleStandIn.start(options.withClock(clock).withClient("desktop", "shh"));
        browser = new Browser(google.baseUrl(), "");
    }

    @AfterEach
    void stop() {
        google.close();
    }

    private static String challenge() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private Browser.Answer authorize(String redirect) throws Exception {
        return browser.get(Browser.path(
                "o/oauth2/v2/auth",
                "client_id",
                "desktop",
                "redirect_uri",
                redirect,
                "response_type",
                "code",
                "scope",
                Viewer.DRIVE,
                "state",
                "s 1",
                "code_challenge",
                challenge(),
                "code_challenge_method",
                "S256"));
    }

    private Map<String, String> comeBack() throws Exception {
        Browser.Answer answer = authorize(REDIRECT);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith(REDIRECT + "?");
        return HttpCall.pairs(URI.create(answer.header("Location")).getRawQuery());
    }

    private Browser.Answer exchange(String code, String verifier) throws Exception {
        return browser.form(
                "token",
                "grant_type",
                "authorization_code",
                "client_id",
                "desktop",
                "client_secret",
                "shh",
                "code",
                code,
                "code_verifier",
                verifier,
                "redirect_uri",
                REDIRECT);
    }

    private Browser.Answer refresh(String token) throws Exception {
        return browser.form(
                "token",
                "grant_type",
                "refresh_token",
                "client_id",
                "desktop",
                "client_secret",
                "shh",
                "refresh_token",
                token);
    }

    private JsonNode login() throws Exception {
        return exchange(comeBack().get("code"), VERIFIER).json();
    }

    private static String error(Browser.Answer answer) throws Exception {
        return answer.status() + " " + answer.json().path("error").asText();
    }

    @Test
    void aLoginEndsWithTokensThatOpenTheDrive() throws Exception {
        Map<String, String> back = comeBack();
        assertThat(back).containsEntry("state", "s 1").containsEntry("scope", Viewer.DRIVE);
        JsonNode tokens = exchange(back.get("code"), VERIFIER).json();
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(3599);
        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("scope").asText()).isEqualTo(Viewer.DRIVE);
        assertThat(browser.withToken(tokens.path("access_token").asText())
                        .drive("files")
                        .status())
                .isEqualTo(200);
        JsonNode fresh = refresh(tokens.path("refresh_token").asText()).json();
        assertThat(fresh.has("refresh_token")).isFalse();
        assertThat(browser.withToken(fresh.path("access_token").asText())
                        .drive("files")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCodeIsGoodOnceAndOnlyForWhoeverAskedForIt() throws Exception {
        String code = comeBack().get("code");
        assertThat(error(exchange(code, VERIFIER + "x"))).isEqualTo("400 invalid_grant");
        assertThat(error(exchange(code, VERIFIER))).isEqualTo("400 invalid_grant");
        assertThat(error(exchange(comeBack().get("code"), ""))).isEqualTo("400 invalid_grant");
        String old = comeBack().get("code");
        clock.advance(Duration.ofMinutes(11));
        assertThat(error(exchange(old, VERIFIER))).isEqualTo("400 invalid_grant");
    }

    @Test
    void wrongRequestsAreRefused() throws Exception {
        assertThat(authorize("https://example.org/callback").status()).isEqualTo(400);
        assertThat(authorize("urn:ietf:wg:oauth:2.0:oob").text()).contains("redirect_uri_mismatch");
        assertThat(error(browser.form("token", "client_id", "desktop", "client_secret", "bad")))
                .isEqualTo("401 invalid_client");
        assertThat(error(browser.form(
                        "token", "client_id", "desktop", "client_secret", "shh", "grant_type", "password")))
                .isEqualTo("400 unsupported_grant_type");
    }

    @Test
    void whoSaysNoSendsTheProgramAwayWithAnError() throws Exception {
        google.oauth().denyAtOnce();
        assertThat(comeBack()).containsEntry("error", "access_denied").containsEntry("state", "s 1");
    }

    @Test
    void aPageAsksAPersonAndOnlyTickedScopesAreGranted() throws Exception {
        google.oauth().askOnPage();
        Browser.Answer page = authorize(REDIRECT);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("stand-in").contains("ergonomist@example.org");
        Browser.Answer allowed = browser.form(
                "o/oauth2/v2/auth",
                "client_id",
                "desktop",
                "redirect_uri",
                REDIRECT,
                "response_type",
                "code",
                "scope",
                Viewer.DRIVE + " email",
                "tick:email",
                "on",
                "account",
                "ergonomist@example.org",
                "allow",
                "1");
        assertThat(HttpCall.pairs(URI.create(allowed.header("Location")).getRawQuery()))
                .containsEntry("scope", "email");
    }

    @Test
    void anAccessTokenEndsAfterAnHour() throws Exception {
        JsonNode tokens = login();
        Browser person = browser.withToken(tokens.path("access_token").asText());
        clock.advance(Duration.ofMinutes(59));
        assertThat(person.drive("files").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(person.drive("files").status()).isEqualTo(401);
        assertThat(refresh(tokens.path("refresh_token").asText()).status()).isEqualTo(200);
    }

    @Test
    void inTestingARefreshTokenEndsAfterSevenDays() throws Exception {
        google.close();
        begin(StandInOptions.forTests().inTesting());
        JsonNode tokens = login();
        assertThat(tokens.path("refresh_token_expires_in").asInt()).isEqualTo(7 * 24 * 3600);
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(refresh(tokens.path("refresh_token").asText()).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        Browser.Answer dead = refresh(tokens.path("refresh_token").asText());
        assertThat(error(dead)).isEqualTo("400 invalid_grant");
        assertThat(dead.json().path("error_description").asText()).isEqualTo("Token has been expired or revoked.");
    }

    @Test
    void revokingAnAccessTokenEndsTheRefreshTokenToo() throws Exception {
        JsonNode tokens = login();
        assertThat(browser.form("revoke", "token", tokens.path("access_token").asText())
                        .status())
                .isEqualTo(200);
        assertThat(error(refresh(tokens.path("refresh_token").asText()))).isEqualTo("400 invalid_grant");
        assertThat(browser.form("revoke", "token", tokens.path("access_token").asText())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theHundredAndFirstTokenEndsTheFirst() throws Exception {
        String first = google.oauth().refreshToken("ergonomist@example.org", "desktop");
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 100; i++) {
            google.oauth().refreshToken("ergonomist@example.org", "desktop");
        }
        assertThat(error(refresh(first))).isEqualTo("400 invalid_grant");
    }

    @Test
    void lessThanWasAskedMayBeGranted() throws Exception {
        google.faults().on("oauth.token").nth(1).grantOnly("email");
        assertThat(login().path("scope").asText()).isEqualTo("email");
    }

    @Test
    void aDeviceWaitsForItsPersonAndNeverGetsTheWholeDrive() throws Exception {
        assertThat(error(browser.form("device/code", "client_id", "desktop", "scope", Viewer.DRIVE)))
                .isEqualTo("400 invalid_scope");
        JsonNode codes = browser.form("device/code", "client_id", "desktop", "scope", Viewer.DRIVE_FILE)
                .json();
        String code = codes.path("device_code").asText();
        assertThat(codes.path("interval").asInt()).isEqualTo(5);
        assertThat(error(poll(code))).isEqualTo("428 authorization_pending");
        assertThat(error(poll(code))).isEqualTo("403 slow_down");
        clock.advance(Duration.ofSeconds(5));
        assertThat(google.oauth().allowDevice(codes.path("user_code").asText(), "ergonomist@example.org"))
                .isTrue();
        assertThat(poll(code).json().path("scope").asText()).isEqualTo(Viewer.DRIVE_FILE);
        assertThat(error(poll(code))).isEqualTo("400 invalid_grant");
    }

    private Browser.Answer poll(String code) throws Exception {
        return browser.form(
                "token",
                "client_id",
                "desktop",
                "client_secret",
                "shh",
                "device_code",
                code,
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code");
    }

    @Test
    void aServiceAccountHasNoStorageOfItsOwnButMayWriteToASharedDrive() throws Exception {
        String key = google.oauth().createServiceAccount("robot");
        var credentials = ServiceAccountCredentials.fromStream(
                        new ByteArrayInputStream(key.getBytes(StandardCharsets.UTF_8)))
                .createScoped(List.of(Viewer.DRIVE));
        Browser robot = browser.withToken(credentials.refreshAccessToken().getTokenValue());
        JsonNode quota = robot.drive("about", "fields", "storageQuota").json();
        assertThat(quota.at("/storageQuota/limit").asText()).isEqualTo("0");
        Browser.Answer personal = robot.json("POST", "upload/drive/v3/files?uploadType=resumable", "{\"name\":\"a\"}");
        assertThat(personal.reason()).isEqualTo("storageQuotaExceeded");
        assertThat(personal.json().at("/error/message").asText())
                .startsWith("Service Accounts do not have storage quota.");
        String shared =
                google.drive().addSharedDrive("Lab", Map.of("robot@stand-in.iam.gserviceaccount.com", "writer"));
        assertThat(robot.json(
                                "POST",
                                "upload/drive/v3/files?uploadType=resumable&supportsAllDrives=true",
                                "{\"name\":\"a\",\"parents\":[\"" + shared + "\"]}")
                        .status())
                .isEqualTo(200);
    }
}
