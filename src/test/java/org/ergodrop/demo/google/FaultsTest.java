package org.ergodrop.demo.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that can be made to go wrong, and what the journal tells of it. */
class FaultsTest {

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-06-01T12:00:00Z"));
    private GoogleStandIn google;
    private DriveView drive;
    private Faults faults;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        google = GoogleStandIn.start(StandInOptions.forTests().withClock(clock).withUnitsPerMinute(1000));
        drive = google.drive();
        faults = google.faults();
        browser = Browser.of(google);
    }

    @AfterEach
    void stop() {
        google.close();
    }

    private int list() throws Exception {
        return browser.drive("files").status();
    }

    @Test
    void aRuleHitsTheCallsItNamesAndNoOthers() throws Exception {
        FaultRule rule = faults.on("files.list").between(2, 3).answer(503, "backendError");
        assertThat(new int[] {list(), list(), list(), list()}).containsExactly(200, 503, 503, 200);
        assertThat(browser.drive("about", "fields", "*").status()).isEqualTo(200);
        assertThat(rule.hits()).isEqualTo(2);
    }

    @Test
    void aRefusalSaysWhatGoogleSays() throws Exception {
        faults.on("files.*").nth(1).answerRetryAfter(429, "rateLimitExceeded", Duration.ofSeconds(7));
        Browser.Answer answer = browser.drive("files");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(answer.json().at("/error/errors/0/domain").asText()).isEqualTo("usageLimits");
        assertThat(answer.json().at("/error/message").asText()).isEqualTo("Rate Limit Exceeded");
        faults.on("oauth.token").answer(400, "invalid_grant");
        assertThat(browser.form("token").json().path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void chanceComesFromASeedAndConditionsFromTheRequest() throws Exception {
        FaultRule half = faults.on("files.list").withProbability(0.5, 3).answer(500, "backendError");
        boolean[] first = new boolean[8];
        for (int i = 0; i < first.length; i++) {
            first[i] = list() == 500;
        }
        half.remove();
        clock.advance(Duration.ofMinutes(2));
        faults.on("files.list").withProbability(0.5, 3).answer(500, "backendError");
        for (boolean hit : first) {
            assertThat(list() == 500).isEqualTo(hit);
        }
        assertThat(first).contains(true).contains(false);
        faults.clear();
        String id = drive.createFile("a.mp4", drive.root(), new byte[1]);
        String other = drive.createFile("b.mp4", drive.root(), new byte[1]);
        faults.on("files.get").forFile(id).answer(404, "notFound");
        assertThat(browser.drive("files/" + id).status()).isEqualTo(404);
        assertThat(browser.drive("files/" + other).status()).isEqualTo(200);
    }

    @Test
    void anAnswerMayBeLate() throws Exception {
        faults.on("files.list").latency(Duration.ofMillis(300));
        long start = System.nanoTime();
        list();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aRequestMayHangUntilTheClientHasEnough() throws Exception {
        faults.on("files.list").hang(Duration.ofMinutes(10));
        HttpRequest request = HttpRequest.newBuilder(URI.create(google.baseUrl() + "drive/v3/files"))
                .timeout(Duration.ofMillis(200))
                .build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                .isInstanceOf(java.net.http.HttpTimeoutException.class);
    }

    @Test
    void hangingRequestsDoNotKeepTheStandInFromStopping() {
        FaultRule rule = faults.on("files.list").hang(Duration.ofMinutes(10));
        CompletableFuture<Integer> hanging = CompletableFuture.supplyAsync(() -> {
            try {
                return list();
            } catch (Exception e) {
                return -1;
            }
        });
        Awaitility.await().until(() -> rule.hits() == 1);
        google.close();
        assertThat(hanging).succeedsWithin(60, TimeUnit.SECONDS).isEqualTo(-1);
    }

    @Test
    void aConnectionMayBreakBeforeTheAnswer() {
        faults.on("files.list").resetConnection();
        assertThatThrownBy(this::list).isInstanceOf(IOException.class);
        assertThat(google.journal().of("files.list"))
                .isNotEmpty()
                .extracting(JournalEntry::status)
                .containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDownloadMayEndEarly(boolean withReset) throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), TransferTest.bytes(300_000));
        FaultRule rule = faults.on("media.download").nth(1);
        if (withReset) {
            rule.dropAfter(100_000);
        } else {
            rule.truncateAfter(100_000);
        }
        assertThatThrownBy(() -> browser.drive("files/" + id, "alt", "media")).isInstanceOf(IOException.class);
        assertThat(google.journal().bytesOut("media.download")).isEqualTo(100_000);
        assertThat(browser.drive("files/" + id, "alt", "media").http().body()).hasSize(300_000);
    }

    @Test
    void aBodyMayBeShorterOrHaveAWrongByte() throws Exception {
        byte[] all = TransferTest.bytes(1000);
        String id = drive.createFile("a.mp4", drive.root(), all);
        faults.on("media.download").nth(1).shortenTo(400);
        faults.on("media.download").nth(2).corruptByte(500);
        assertThat(browser.drive("files/" + id, "alt", "media").http().body()).isEqualTo(Arrays.copyOf(all, 400));
        byte[] wrong = browser.drive("files/" + id, "alt", "media").http().body();
        assertThat(Arrays.mismatch(all, wrong)).isEqualTo(500);
        assertThat(Arrays.mismatch(Arrays.copyOfRange(all, 501, 1000), Arrays.copyOfRange(wrong, 501, 1000)))
                .isEqualTo(-1);
    }

    @Test
    void metadataMayTellAWrongChecksum() throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), TransferTest.bytes(10));
        String real = TransferTest.md5(TransferTest.bytes(10));
        faults.on("files.get").nth(1).wrongMd5();
        String path = "files/" + id;
        assertThat(browser.drive(path, "fields", "md5Checksum").text()).doesNotContain(real);
        assertThat(browser.drive(path, "fields", "md5Checksum").text()).contains(real);
        drive.lieAboutMd5(id, "f".repeat(32));
        assertThat(browser.drive(path, "fields", "md5Checksum").text()).contains("f".repeat(32));
    }

    @Test
    void anAnswerMayBeLostAfterEverythingWasDone() throws Exception {
        String id = browser.drive("files/generateIds", "count", "1")
                .json()
                .at("/ids/0")
                .asText();
        String metadata = "{\"name\":\"r.xlsx\",\"id\":\"" + id + "\"}";
        String session = browser.json("POST", "upload/drive/v3/files?uploadType=resumable", metadata)
                .header("Location");
        faults.on("upload.put").nth(1).loseAnswer();
        assertThatThrownBy(() -> browser.put(session, new byte[10])).isInstanceOf(IOException.class);
        assertThat(drive.find(id)).isPresent();
        assertThat(browser.json("POST", "upload/drive/v3/files?uploadType=resumable", metadata)
                        .status())
                .isEqualTo(409);
        assertThat(drive.named("r.xlsx")).hasSize(1);
    }

    @Test
    void aSessionMayEndAnyTime() throws Exception {
        String session = browser.json("POST", "upload/drive/v3/files?uploadType=resumable", "{\"name\":\"a\"}")
                .header("Location");
        faults.on("upload.*").nth(1).expireSession();
        assertThat(browser.put(session, new byte[10]).status()).isEqualTo(404);
        assertThat(browser.put(session, new byte[10]).status()).isEqualTo(404);
    }

    @Test
    void aNewFileMayBeHiddenForSomeLists() throws Exception {
        String folder = drive.createFolder("in", drive.root());
        drive.createFile("old.mp4", folder, new byte[1]);
        faults.hideNewFilesFor(2);
        drive.createFile("new.mp4", folder, new byte[1]);
        String q = "'" + folder + "' in parents";
        assertThat(browser.names(q)).isEqualTo("old.mp4");
        assertThat(browser.names(q)).isEqualTo("old.mp4");
        assertThat(browser.names(q)).isEqualTo("new.mp4 old.mp4");
    }

    @Test
    void aMovedFileMayStillBeShownWhereItWas() throws Exception {
        String from = drive.createFolder("from", drive.root());
        String to = drive.createFolder("to", drive.root());
        String id = drive.createFile("a.mp4", from, new byte[1]);
        faults.showMovedFilesFor(2);
        browser.json("PATCH", "drive/v3/files/" + id + "?addParents=" + to + "&removeParents=" + from, "");
        assertThat(browser.names("'" + to + "' in parents")).isEqualTo("a.mp4");
        assertThat(browser.names("'" + from + "' in parents")).isEqualTo("a.mp4");
        assertThat(browser.names("'" + from + "' in parents")).isEqualTo("a.mp4");
        assertThat(browser.names("'" + from + "' in parents")).isEmpty();
    }

    @Test
    void aPageMayBeEmptyAndATokenRefused() throws Exception {
        drive.createFile("a.mp4", drive.root(), new byte[1]);
        faults.on("files.list").nth(1).emptyPage();
        faults.on("files.list").nth(2).refusePageToken();
        JsonNode empty = browser.drive("files").json();
        assertThat(empty.path("files")).isEmpty();
        String token = empty.path("nextPageToken").asText();
        assertThat(browser.drive("files", "pageToken", token).status()).isEqualTo(400);
        assertThat(browser.drive("files", "pageToken", token).json().path("files"))
                .hasSize(1);
    }

    @Test
    void tokensMayBeRevokedInTheMiddle() throws Exception {
        String refresh = google.oauth().refreshToken(drive.firstAccount(), "client");
        faults.on("files.list").nth(2).revokeTokens();
        assertThat(new int[] {list(), list(), list()}).containsExactly(200, 401, 401);
        Browser.Answer dead =
                browser.form("token", "grant_type", "refresh_token", "client_id", "client", "refresh_token", refresh);
        assertThat(dead.json().path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void whoSpendsTooManyUnitsInAMinuteMustWait() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(list()).isEqualTo(200);
        }
        Browser.Answer refused = browser.drive("files");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("userRateLimitExceeded");
        clock.advance(Duration.ofSeconds(61));
        assertThat(list()).isEqualTo(200);
    }

    @Test
    void theJournalKnowsEveryRequestAndNoSecret() throws Exception {
        String token = google.oauth().accessToken(drive.firstAccount(), "client");
        new Browser(google.baseUrl(), "").drive("files", "access_token", token, "q", "trashed = false");
        String session = browser.json("POST", "upload/drive/v3/files?uploadType=resumable", "{\"name\":\"a\"}")
                .header("Location");
        browser.put(session, new byte[10]);
        browser.form("revoke?token=" + token);
        Journal journal = google.journal();
        assertThat(journal.entries())
                .extracting(JournalEntry::method)
                .containsExactly("files.list", "upload.start", "upload.put", "oauth.revoke");
        assertThat(journal.of("files.list").get(0).query()).containsEntry("q", "trashed = false");
        assertThat(journal.of("files.list").get(0).user()).isEqualTo(drive.firstAccount());
        assertThat(journal.units()).isEqualTo(150);
        assertThat(journal.units(clock.instant(), clock.instant().plusSeconds(60)))
                .isEqualTo(150);
        assertThat(journal.bytesIn("upload.put")).isEqualTo(10);
        String uploadId = session.substring(session.indexOf("upload_id=") + 10);
        assertThat(journal.entries().toString()).doesNotContain(token).doesNotContain(uploadId);
    }

    @Test
    void noOtherMachineCanReachIt() {
        assertThat(google.baseUrl()).startsWith("http://127.0.0.1:");
    }
}
