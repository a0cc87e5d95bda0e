package org.ergodrop.demo.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes in both directions. */
class TransferTest {

    private static final int GRAIN = 256 * 1024;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-06-01T12:00:00Z"));
    private GoogleStandIn google;
    private DriveView drive;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        google = GoogleStandIn.start(
                StandInOptions.forTests().withClock(clock).withVideoFactsAfter(Duration.ofMinutes(2)));
        drive = google.drive();
        browser = Browser.of(google);
    }

    @AfterEach
    void stop() {
        google.close();
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

    private String session(String metadata, String... headers) throws Exception {
        return browser.json(
                        "POST",
                        "upload/drive/v3/files?uploadType=resumable&fields=id,md5Checksum,size",
                        metadata,
                        headers)
                .header("Location");
    }

    private Browser.Answer chunk(String session, byte[] all, int from, int to, String total) throws Exception {
        return browser.put(
                session,
                Arrays.copyOfRange(all, from, to),
                "Content-Range",
                "bytes " + from + "-" + (to - 1) + "/" + total);
    }

    private Browser.Answer ask(String session, String total) throws Exception {
        return browser.put(session, new byte[0], "Content-Range", "bytes */" + total);
    }

    @Test
    void anUploadGoesInChunksAndRepeatsItsLastAnswer() throws Exception {
        byte[] all = bytes(2 * GRAIN + 100);
        String total = Integer.toString(all.length);
        String session = session("{\"name\":\"a.mp4\"}", "X-Upload-Content-Type", "video/mp4");
        assertThat(ask(session, total).status()).isEqualTo(308);
        assertThat(ask(session, total).header("Range")).isEmpty();
        Browser.Answer first = chunk(session, all, 0, GRAIN, "*");
        assertThat(first.status()).isEqualTo(308);
        assertThat(first.header("Range")).isEqualTo("bytes=0-" + (GRAIN - 1));
        assertThat(drive.named("a.mp4")).isEmpty();
        Browser.Answer last = chunk(session, all, GRAIN, all.length, total);
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.json().path("md5Checksum").asText()).isEqualTo(md5(all));
        assertThat(ask(session, total).text()).isEqualTo(last.text());
        assertThat(drive.read(last.json().path("id").asText())).isEqualTo(all);
        assertThat(drive.named("a.mp4"))
                .singleElement()
                .extracting(DriveFile::mimeType)
                .isEqualTo("video/mp4");
    }

    @Test
    void aWholeFileMayComeInOnePut() throws Exception {
        byte[] all = bytes(1000);
        String session = session("{\"name\":\"a.csv\"}", "X-Upload-Content-Length", "1000");
        assertThat(browser.put(session, all).status()).isEqualTo(200);
        assertThat(drive.named("a.csv"))
                .singleElement()
                .extracting(DriveFile::bytes)
                .isEqualTo(1000L);
    }

    @Test
    void oddChunksAreRefusedUnlessTheyAreTheLast() throws Exception {
        byte[] all = bytes(GRAIN + 10);
        String session = session("{\"name\":\"a\"}");
        Browser.Answer odd = chunk(session, all, 0, 1000, Integer.toString(all.length));
        assertThat(odd.status()).isEqualTo(400);
        assertThat(odd.text()).contains("262144");
        assertThat(chunk(session, all, GRAIN, GRAIN + 10, Integer.toString(all.length))
                        .status())
                .isEqualTo(400);
        assertThat(chunk(session, all, 0, all.length, Integer.toString(all.length))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSessionNeedsNoTokenAndDiesAfterAWeekWithoutUse() throws Exception {
        byte[] all = bytes(10);
        String session = session("{\"name\":\"a\"}");
        clock.advance(Duration.ofDays(6));
        assertThat(browser.withToken("")
                        .put(session, new byte[0], "Content-Range", "bytes */10")
                        .status())
                .isEqualTo(308);
        clock.advance(Duration.ofDays(6));
        assertThat(ask(session, "10").status()).isEqualTo(308);
        clock.advance(Duration.ofDays(8));
        assertThat(chunk(session, all, 0, 10, "10").status()).isEqualTo(404);
        assertThat(ask("upload/drive/v3/files?uploadType=resumable&upload_id=unknown", "10")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anUploadWithAnIdThatIsTakenIsAConflict() throws Exception {
        String id = browser.drive("files/generateIds", "count", "1")
                .json()
                .at("/ids/0")
                .asText();
        String metadata = "{\"name\":\"r.xlsx\",\"id\":\"" + id + "\"}";
        String late = session(metadata);
        assertThat(browser.put(session(metadata), bytes(5)).status()).isEqualTo(200);
        assertThat(browser.json("POST", "upload/drive/v3/files?uploadType=resumable", metadata)
                        .status())
                .isEqualTo(409);
        assertThat(browser.put(late, bytes(5)).status()).isEqualTo(409);
        assertThat(drive.named("r.xlsx")).hasSize(1);
    }

    @Test
    void newContentOfAnOldFileIsAnUploadToItsId() throws Exception {
        String id = drive.createFile("log.txt", drive.root(), bytes(10));
        String revision = drive.find(id).orElseThrow().revision();
        String session = browser.json(
                        "POST",
                        "upload/drive/v3/files/" + id + "?uploadType=resumable",
                        "{\"description\":\"more\"}",
                        "X-HTTP-Method-Override",
                        "PATCH")
                .header("Location");
        assertThat(browser.put(session, bytes(20)).status()).isEqualTo(200);
        assertThat(drive.find(id).orElseThrow().revision()).isNotEqualTo(revision);
        assertThat(drive.read(id)).isEqualTo(bytes(20));
        assertThat(browser.send(
                                "PATCH",
                                "upload/drive/v3/files/" + id + "?uploadType=media",
                                java.net.http.HttpRequest.BodyPublishers.ofString("text"),
                                "Content-Type",
                                "text/plain")
                        .status())
                .isEqualTo(200);
        assertThat(drive.read(id)).asString(StandardCharsets.UTF_8).isEqualTo("text");
    }

    @Test
    void smallFilesMayGoInOneRequestAndLargeOnesMayNot() throws Exception {
        byte[] large = bytes(5 * 1024 * 1024 + 1);
        Browser.Answer refused = browser.send(
                "POST",
                "upload/drive/v3/files?uploadType=media",
                java.net.http.HttpRequest.BodyPublishers.ofByteArray(large));
        assertThat(refused.status()).isEqualTo(413);
        String multipart = "--b\r\nContent-Type: application/json\r\n\r\n{\"name\":\"n.txt\"}\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--";
        Browser.Answer created = browser.send(
                "POST",
                "upload/drive/v3/files?uploadType=multipart",
                java.net.http.HttpRequest.BodyPublishers.ofString(multipart),
                "Content-Type",
                "multipart/related; boundary=b");
        assertThat(created.json().path("mimeType").asText()).isEqualTo("text/plain");
        assertThat(drive.read(created.json().path("id").asText()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello");
    }

    @Test
    void bodiesMayBeCompressed() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"name\":\"packed\"}".getBytes(StandardCharsets.UTF_8));
        }
        browser.send(
                "POST",
                "drive/v3/files",
                java.net.http.HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()),
                "Content-Encoding",
                "gzip");
        assertThat(drive.named("packed")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 200, 0, 1000, ''",
        "bytes=0-, 206, 0, 1000, bytes 0-999/1000",
        "bytes=100-199, 206, 100, 200, bytes 100-199/1000",
        "bytes=990-5000, 206, 990, 1000, bytes 990-999/1000",
        "bytes=-10, 206, 990, 1000, bytes 990-999/1000",
        "bytes=1000-, 416, 0, 0, ''"
    })
    void aDownloadMayBeginAnywhere(String range, int status, int from, int to, String told) throws Exception {
        byte[] all = bytes(1000);
        String id = drive.createFile("a.mp4", drive.root(), all);
        String[] headers = range.isEmpty() ? new String[0] : new String[] {"Range", range};
        for (String root : new String[] {"drive/v3/files/", "download/drive/v3/files/"}) {
            Browser.Answer answer = browser.get(root + id + "?alt=media", headers);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Content-Range")).isEqualTo(told);
            if (status < 400) {
                assertThat(answer.http().body()).isEqualTo(Arrays.copyOfRange(all, from, to));
            } else {
                assertThat(answer.reason()).isEqualTo("requestedRangeNotSatisfiable");
            }
        }
    }

    @Test
    void anEmptyFileHasNoRange() throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), new byte[0]);
        assertThat(browser.drive("files/" + id, "alt", "media").status()).isEqualTo(200);
        assertThat(browser.get("drive/v3/files/" + id + "?alt=media", "Range", "bytes=0-")
                        .status())
                .isEqualTo(416);
        assertThat(browser.drive("files/" + id, "fields", "size,md5Checksum")
                        .json()
                        .path("size")
                        .asText())
                .isEqualTo("0");
    }

    @Test
    void whatGoogleTakesForMalwareMustBeAskedForTwice() throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), bytes(10));
        drive.flagAsAbusive(id);
        assertThat(browser.drive("files/" + id, "alt", "media").reason()).isEqualTo("cannotDownloadAbusiveFile");
        assertThat(browser.drive("files/" + id, "alt", "media", "acknowledgeAbuse", "true")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theFactsOfAVideoAppearLater() throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), movie());
        String path = "files/" + id;
        assertThat(browser.drive(path, "fields", "videoMediaMetadata").json().isEmpty())
                .isTrue();
        clock.advance(Duration.ofMinutes(3));
        JsonNode facts =
                browser.drive(path, "fields", "videoMediaMetadata").json().path("videoMediaMetadata");
        assertThat(facts.toString()).isEqualTo("{\"width\":640,\"height\":480,\"durationMillis\":\"12000\"}");
    }

    /** The boxes of an MP4 that tell size and length: 640 × 480, 12 s. */
    private static byte[] movie() {
        java.nio.ByteBuffer mvhd = java.nio.ByteBuffer.allocate(108);
        mvhd.putInt(108)
                .put("mvhd".getBytes(StandardCharsets.US_ASCII))
                .putInt(8 + 12, 1000)
                .putInt(8 + 16, 12000);
        java.nio.ByteBuffer tkhd = java.nio.ByteBuffer.allocate(92);
        tkhd.putInt(92)
                .put("tkhd".getBytes(StandardCharsets.US_ASCII))
                .putInt(84, 640 << 16)
                .putInt(88, 480 << 16);
        java.nio.ByteBuffer movie = java.nio.ByteBuffer.allocate(16 + 8 + 108 + 8 + 92);
        movie.putInt(16).put("ftypisom\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        movie.putInt(8 + 108 + 8 + 92)
                .put("moov".getBytes(StandardCharsets.US_ASCII))
                .put(mvhd.array());
        movie.putInt(8 + 92).put("trak".getBytes(StandardCharsets.US_ASCII)).put(tkhd.array());
        return movie.array();
    }

    @Test
    void aFullDriveRefusesBytesAtTheBeginningAndAtTheEnd() throws Exception {
        drive.storageLimit(drive.firstAccount(), 100L);
        Browser.Answer early = browser.json(
                "POST",
                "upload/drive/v3/files?uploadType=resumable",
                "{\"name\":\"a\"}",
                "X-Upload-Content-Length",
                "1000");
        assertThat(early.status()).isEqualTo(403);
        assertThat(early.reason()).isEqualTo("storageQuotaExceeded");
        assertThat(early.json().at("/error/message").asText())
                .isEqualTo("The user's Drive storage quota has been exceeded.");
        assertThat(browser.put(session("{\"name\":\"a\"}"), bytes(1000)).reason())
                .isEqualTo("storageQuotaExceeded");
        drive.storageLimit(drive.firstAccount(), 5000L);
        assertThat(browser.put(session("{\"name\":\"a\"}"), bytes(1000)).status())
                .isEqualTo(200);
    }

    @Test
    void theDateHeaderIsTheClocks() throws Exception {
        assertThat(browser.drive("files").header("Date")).isEqualTo("Mon, 01 Jun 2026 12:00:00 GMT");
    }

    @Test
    void aBrokenRequestLosesWhatDidNotFillAGrain() throws Exception {
        byte[] all = bytes(3 * GRAIN);
        String total = Integer.toString(all.length);
        google.faults().on("upload.put").nth(1).dropRequestAfter(GRAIN + 1000);
        String session = session("{\"name\":\"a\"}");
        assertThatThrownBy(() -> chunk(session, all, 0, all.length, total)).isInstanceOf(IOException.class);
        Browser.Answer kept = ask(session, total);
        assertThat(kept.header("Range")).isEqualTo("bytes=0-" + (GRAIN - 1));
        assertThat(chunk(session, all, GRAIN, all.length, total)
                        .json()
                        .path("md5Checksum")
                        .asText())
                .isEqualTo(md5(all));
    }
}
