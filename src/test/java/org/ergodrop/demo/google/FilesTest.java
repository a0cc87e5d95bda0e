package org.ergodrop.demo.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilesTest {

    private GoogleStandIn google;
    private DriveView drive;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        google = GoogleStandIn.start(StandInOptions.forTests());
        drive = google.drive();
        browser = Browser.of(google);
    }

    @AfterEach
    void stop() {
        google.close();
    }

    private JsonNode file(String id, String fields) throws Exception {
        return browser.drive("files/" + id, "fields", fields).json();
    }

    @Test
    void aFileThatIsNotThereIsRefusedInGooglesWords() throws Exception {
        assertThat(browser.drive("files/abc123xyz").text().replaceAll("\\s+", ""))
                .isEqualTo(
                        ("{\"error\":{\"code\":404,\"message\":\"File not found: abc123xyz.\",\"errors\":[{\"message\":"
                                        + "\"File not found: abc123xyz.\",\"domain\":\"global\",\"reason\":\"notFound\","
                                        + "\"location\":\"fileId\",\"locationType\":\"parameter\"}]}}")
                                .replaceAll("\\s+", ""));
    }

    @Test
    void withoutATokenIsForbiddenAndWithABadOneUnauthenticated() throws Exception {
        Browser.Answer none = browser.withToken("").drive("files");
        assertThat(none.status()).isEqualTo(403);
        assertThat(none.json().at("/error/status").asText()).isEqualTo("PERMISSION_DENIED");
        Browser.Answer bad = browser.withToken("ya29.bad").drive("files");
        assertThat(bad.status()).isEqualTo(401);
        assertThat(bad.reason()).isEqualTo("authError");
        assertThat(bad.json().at("/error/errors/0/location").asText()).isEqualTo("Authorization");
        assertThat(bad.json().at("/error/status").asText()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void aboutMustBeAskedForFields() throws Exception {
        Browser.Answer answer = browser.drive("about");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("required");
        assertThat(answer.json().at("/error/message").asText())
                .isEqualTo("The 'fields' parameter is required for this method.");
        drive.storageLimit(drive.firstAccount(), null);
        JsonNode quota = browser.drive("about", "fields", "storageQuota").json().path("storageQuota");
        assertThat(quota.has("limit")).isFalse();
        assertThat(quota.path("usage").isTextual()).isTrue();
    }

    @Test
    void generatedIdsAreGoodForOneFileEach() throws Exception {
        JsonNode ids = browser.drive("files/generateIds", "count", "3").json();
        assertThat(ids.path("ids")).hasSize(3);
        String body = "{\"name\":\"a\",\"mimeType\":\"application/vnd.google-apps.folder\",\"id\":"
                + ids.path("ids").get(0) + "}";
        assertThat(browser.json("POST", "drive/v3/files", body).status()).isEqualTo(200);
        Browser.Answer again = browser.json("POST", "drive/v3/files", body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.reason()).isEqualTo("fileIdInUse");
        assertThat(drive.named("a")).hasSize(1);
        assertThat(browser.json("POST", "drive/v3/files", "{\"id\":\"made-up\"}")
                        .status())
                .isEqualTo(400);
        assertThat(browser.drive("files/generateIds").json().path("ids")).hasSize(10);
    }

    @Test
    void aMoveNeedsTheOldParentAsAFileHasOnlyOne() throws Exception {
        String from = drive.createFolder("from", drive.root());
        String to = drive.createFolder("to", drive.root());
        String id = drive.createFile("a.mp4", from, new byte[1]);
        long version = drive.find(id).orElseThrow().version();
        assertThat(browser.json("PATCH", "drive/v3/files/" + id + "?addParents=" + to, "")
                        .reason())
                .isEqualTo("cannotAddParent");
        assertThat(browser.json("PATCH", "drive/v3/files/" + id, "{\"parents\":[\"" + to + "\"]}")
                        .reason())
                .isEqualTo("fieldNotWritable");
        String move =
                "drive/v3/files/" + id + "?addParents=" + to + "&removeParents=" + from + "&fields=parents,version";
        JsonNode moved = browser.json("PATCH", move, "").json();
        assertThat(moved.at("/parents/0").asText()).isEqualTo(to);
        assertThat(Long.parseLong(moved.path("version").asText())).isEqualTo(version + 1);
        assertThat(browser.json("PATCH", move, "").status()).isEqualTo(200);
        assertThat(browser.json(
                                "PATCH",
                                "drive/v3/files/" + to + "?addParents=nowhere&removeParents=" + drive.root(),
                                "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void everyChangeRaisesTheVersionButOnlyContentTheRevision() throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), new byte[1]);
        JsonNode first = file(id, "version,headRevisionId");
        browser.json("PATCH", "drive/v3/files/" + id, "{\"appProperties\":{\"k\":\"v\"}}");
        JsonNode second = file(id, "version,headRevisionId");
        assertThat(second.path("version")).isNotEqualTo(first.path("version"));
        assertThat(second.path("headRevisionId")).isEqualTo(first.path("headRevisionId"));
        drive.replaceContent(id, new byte[2]);
        assertThat(file(id, "headRevisionId").path("headRevisionId")).isNotEqualTo(first.path("headRevisionId"));
    }

    @Test
    void nullTakesAPropertyAwayAndTooLongOnesAreRefused() throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), new byte[1]);
        String path = "drive/v3/files/" + id + "?fields=appProperties";
        browser.json("PATCH", path, "{\"appProperties\":{\"a\":\"1\",\"b\":\"2\"}}");
        assertThat(browser.json("PATCH", path, "{\"appProperties\":{\"a\":null}}")
                        .json()
                        .toString())
                .isEqualTo("{\"appProperties\":{\"b\":\"2\"}}");
        String tooLong = "{\"appProperties\":{\"k\":\"" + "x".repeat(124) + "\"}}";
        assertThat(browser.json("PATCH", path, tooLong).status()).isEqualTo(400);
    }

    @Test
    void foldersAndDocsHaveNoBytes() throws Exception {
        String docs = drive.createWithoutBytes("Plan", drive.root(), "application/vnd.google-apps.document");
        JsonNode shown = file(docs, "*");
        assertThat(shown.has("size")).isFalse();
        assertThat(shown.has("md5Checksum")).isFalse();
        Browser.Answer download = browser.drive("files/" + docs, "alt", "media");
        assertThat(download.status()).isEqualTo(403);
        assertThat(download.reason()).isEqualTo("fileNotDownloadable");
        assertThat(download.json().at("/error/errors/0/location").asText()).isEqualTo("alt");
    }

    @Test
    void aShortcutTellsItsTarget() throws Exception {
        String target = drive.createFile("a.mp4", drive.root(), new byte[1]);
        String body = "{\"name\":\"link\",\"mimeType\":\"application/vnd.google-apps.shortcut\",\"shortcutDetails\":"
                + "{\"targetId\":\"" + target + "\"}}";
        String id =
                browser.json("POST", "drive/v3/files", body).json().path("id").asText();
        assertThat(file(id, "shortcutDetails").toString())
                .contains("\"targetId\":\"" + target + "\"")
                .contains("\"targetMimeType\":\"video/mp4\"");
        assertThat(browser.names("mimeType = 'application/vnd.google-apps.shortcut'"))
                .isEqualTo("link");
    }

    @Test
    void aGrowingFileHasASizeButNoChecksumUntilItIsComplete() throws Exception {
        GrowingFile growing = drive.grow("a.mp4", drive.root());
        growing.append(new byte[10]);
        JsonNode early = file(growing.id(), "size,md5Checksum,headRevisionId");
        assertThat(early.path("size").asText()).isEqualTo("10");
        assertThat(early.has("md5Checksum")).isFalse();
        growing.append(new byte[5]);
        growing.finish();
        JsonNode late = file(growing.id(), "size,md5Checksum,headRevisionId");
        assertThat(late.path("size").asText()).isEqualTo("15");
        assertThat(late.has("md5Checksum")).isTrue();
        assertThat(late.path("headRevisionId")).isNotEqualTo(early.path("headRevisionId"));
    }

    @Test
    void deletingIsForGoodAndTakesTheDescendantsAlong() throws Exception {
        String folder = drive.createFolder("f", drive.root());
        String inside = drive.createFile("a.mp4", folder, new byte[1]);
        assertThat(browser.json("DELETE", "drive/v3/files/" + folder, "").status())
                .isEqualTo(204);
        assertThat(drive.find(folder)).isEmpty();
        assertThat(drive.find(inside)).isEmpty();
    }

    @Test
    void aReaderMayNotChangeAndOnlyTheOwnerMayTrash() throws Exception {
        drive.addUser("other@example.org", "Other");
        String folder = drive.createFolder("f", drive.root("other@example.org"));
        String id = drive.createFile("a.mp4", folder, new byte[1]);
        drive.share(folder, drive.firstAccount(), "reader");
        assertThat(browser.json("PATCH", "drive/v3/files/" + id, "{\"name\":\"b\"}")
                        .reason())
                .isEqualTo("insufficientFilePermissions");
        assertThat(file(folder, "capabilities")
                        .at("/capabilities/canAddChildren")
                        .asBoolean())
                .isFalse();
        drive.share(folder, drive.firstAccount(), "writer");
        assertThat(browser.json("PATCH", "drive/v3/files/" + id, "{\"name\":\"b\"}")
                        .status())
                .isEqualTo(200);
        assertThat(browser.json("PATCH", "drive/v3/files/" + id, "{\"trashed\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(file(folder, "capabilities")
                        .at("/capabilities/canAddChildren")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void scopesLimitWhatIsSeenAndDone() throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), new byte[1]);
        Browser own = browser.withToken(google.oauth().accessToken(drive.firstAccount(), "c", Viewer.DRIVE_FILE));
        assertThat(own.drive("files/" + id).status()).isEqualTo(404);
        String made = own.json("POST", "drive/v3/files", "{\"name\":\"mine\"}")
                .json()
                .path("id")
                .asText();
        assertThat(own.names("")).isEqualTo("mine");
        assertThat(browser.drive("files/" + made).status()).isEqualTo(200);
        Browser reading = browser.withToken(
                google.oauth().accessToken(drive.firstAccount(), "c", Viewer.AUTH + "drive.readonly"));
        assertThat(reading.drive("files/" + id, "alt", "media").status()).isEqualTo(200);
        assertThat(reading.json("PATCH", "drive/v3/files/" + id, "{\"name\":\"b\"}")
                        .reason())
                .isEqualTo("insufficientPermissions");
        Browser mail = browser.withToken(google.oauth().accessToken(drive.firstAccount(), "c", "email"));
        assertThat(mail.drive("files").status()).isEqualTo(403);
    }

    @Test
    void aSharedDriveIsForClientsThatKnowSuchDrives() throws Exception {
        String shared = drive.addSharedDrive("Lab", Map.of(drive.firstAccount(), "writer"));
        String id = drive.createFile("a.mp4", shared, new byte[1]);
        assertThat(browser.drive("files/" + id).status()).isEqualTo(404);
        assertThat(browser.drive("files/" + id, "supportsAllDrives", "true", "fields", "driveId")
                        .json()
                        .path("driveId")
                        .asText())
                .isEqualTo(shared);
        assertThat(browser.names("'" + shared + "' in parents")).isEmpty();
        JsonNode all = browser.list(
                        "'" + shared + "' in parents",
                        "supportsAllDrives",
                        "true",
                        "includeItemsFromAllDrives",
                        "true",
                        "corpora",
                        "drive",
                        "driveId",
                        shared)
                .json();
        assertThat(all.path("files")).hasSize(1);
        assertThat(browser.drive("drives").json().at("/drives/0/name").asText()).isEqualTo("Lab");
        assertThat(browser.drive("drives/" + shared).json().path("id").asText()).isEqualTo(shared);
    }

    @Test
    void theChangesFeedGivesEachFileOnceAndTokensThatNeverEnd() throws Exception {
        String start = browser.drive("changes/startPageToken")
                .json()
                .path("startPageToken")
                .asText();
        String id = drive.createFile("a.mp4", drive.root(), new byte[1]);
        drive.rename(id, "b.mp4");
        for (int i = 0; i < 3; i++) {
            JsonNode changes = browser.drive("changes", "pageToken", start).json();
            assertThat(changes.path("changes")).hasSize(1);
            assertThat(changes.at("/changes/0/file/name").asText()).isEqualTo("b.mp4");
        }
        drive.createFile("c.mp4", drive.root(), new byte[1]);
        JsonNode first =
                browser.drive("changes", "pageToken", start, "pageSize", "1").json();
        assertThat(first.path("changes")).hasSize(1);
        JsonNode second = browser.drive(
                        "changes", "pageToken", first.path("nextPageToken").asText())
                .json();
        assertThat(second.at("/changes/0/file/name").asText()).isEqualTo("c.mp4");
        assertThat(second.path("newStartPageToken").asText()).isNotEmpty();
    }

    @Test
    void copyMakesAFileOfItsOwn() throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), new byte[] {1, 2});
        String copy = browser.json("POST", "drive/v3/files/" + id + "/copy", "{\"name\":\"b.mp4\"}")
                .json()
                .path("id")
                .asText();
        drive.replaceContent(id, new byte[] {3});
        assertThat(drive.read(copy)).containsExactly(1, 2);
    }

    @Test
    void anUnknownAddressIsNotFound() throws Exception {
        assertThat(browser.get("drive/v2/files").status()).isEqualTo(404);
        assertThat(browser.get("anything").status()).isEqualTo(404);
    }
}
