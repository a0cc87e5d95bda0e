package org.ergodrop.demo.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

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

    private void files(int count, String folder) {
        for (int i = 0; i < count; i++) {
            drive.createFile("v%03d.mp4".formatted(i), folder, new byte[] {(byte) i});
        }
    }

    /** All pages of a listing: how many files each one had, and all ids. */
    private List<Integer> pages(List<String> ids, String... parameters) throws Exception {
        List<Integer> sizes = new ArrayList<>();
        String token = "";
        do {
            String[] all = java.util.Arrays.copyOf(parameters, parameters.length + (token.isEmpty() ? 0 : 2));
            if (!token.isEmpty()) {
                all[parameters.length] = "pageToken";
                all[parameters.length + 1] = token;
            }
            JsonNode page = browser.drive("files", all).json();
            sizes.add(page.path("files").size());
            page.path("files").forEach(file -> ids.add(file.path("id").asText()));
            token = page.path("nextPageToken").asText("");
        } while (!token.isEmpty());
        return sizes;
    }

    @Test
    void aPageHasAtMostAHundredFilesWhateverIsAskedAndOneMayBeEmptyBeforeTheEnd() throws Exception {
        String folder = drive.createFolder("in", drive.root());
        files(230, folder);
        List<String> ids = new ArrayList<>();
        assertThat(pages(ids, "q", "'" + folder + "' in parents", "pageSize", "1000"))
                .containsExactly(100, 0, 100, 30);
        assertThat(ids).doesNotHaveDuplicates().hasSize(230);
    }

    @Test
    void withoutFieldsOnlyTheDefaultOnesAreThere() throws Exception {
        files(1, drive.root());
        JsonNode list = browser.drive("files").json();
        assertThat(list.fieldNames()).toIterable().containsExactly("kind", "incompleteSearch", "files");
        assertThat(list.path("files").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kind", "id", "name", "mimeType");
    }

    @Test
    void aForeignPageTokenIsRefused() throws Exception {
        assertThat(browser.drive("files", "pageToken", "nonsense").status()).isEqualTo(400);
        files(101, drive.root());
        String token = browser.drive("files").json().path("nextPageToken").asText();
        Browser.Answer other = browser.list("trashed = false", "pageToken", token);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().at("/error/errors/0/location").asText()).isEqualTo("pageToken");
    }

    @Test
    void theTrashIsListedUnlessTheQueryLeavesItOut() throws Exception {
        drive.createFile("kept.mp4", drive.root(), new byte[1]);
        String folder = drive.createFolder("old", drive.root());
        drive.createFile("inside.mp4", folder, new byte[1]);
        drive.trash(folder);
        assertThat(browser.names("")).isEqualTo("inside.mp4 kept.mp4 old");
        assertThat(browser.names("trashed = false")).isEqualTo("kept.mp4");
        assertThat(browser.names("trashed = true")).isEqualTo("inside.mp4 old");
        assertThat(browser.drive("files/" + folder, "fields", "trashed,explicitlyTrashed")
                        .json()
                        .toString())
                .isEqualTo("{\"trashed\":true,\"explicitlyTrashed\":true}");
    }

    @Test
    void duplicateNamesAreAllowed() throws Exception {
        drive.createFile("same.mp4", drive.root(), new byte[1]);
        drive.createFile("same.mp4", drive.root(), new byte[2]);
        assertThat(browser.names("name = 'same.mp4'")).isEqualTo("same.mp4 same.mp4");
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of("name = 'it\\'s.mp4'", "it's.mp4"),
                Arguments.of("name = 'back\\\\slash.mov'", "back\\slash.mov"),
                Arguments.of("name contains 'slash'", "back\\slash.mov"),
                Arguments.of("name contains 'lash'", ""),
                Arguments.of("name contains 'BACK'", "back\\slash.mov"),
                Arguments.of("mimeType = 'video/quicktime'", "back\\slash.mov"),
                Arguments.of("mimeType contains 'video/'", "back\\slash.mov it's.mp4"),
                Arguments.of(
                        "not (mimeType contains 'video/') and mimeType != 'application/vnd.google-apps.folder'",
                        "notes.txt"),
                Arguments.of("(name = 'notes.txt' or name='it\\'s.mp4') and not name contains 'it'", "notes.txt"),
                Arguments.of("name = 'notes.txt' or name = 'it\\'s.mp4' and trashed = true", "notes.txt"),
                Arguments.of("'root' in parents and trashed=false", "folder notes.txt"),
                Arguments.of("modifiedTime > '2100-01-01T00:00:00'", ""),
                Arguments.of("createdTime < '2000-01-01' or name = 'folder'", "folder"),
                Arguments.of("'me' in owners and starred = false", "back\\slash.mov folder it's.mp4 notes.txt"),
                Arguments.of("sharedWithMe", null),
                Arguments.of("name = 'x", null),
                Arguments.of("name = 'a\\nb'", null),
                Arguments.of("nonsense = 'x'", null),
                Arguments.of("name == 'x'", null),
                Arguments.of("(name = 'x'", null),
                Arguments.of("name = 'x' and", null),
                Arguments.of("modifiedTime > 'yesterday'", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void queriesAreReadAsGoogleReadsThem(String q, String names) throws Exception {
        String folder = drive.createFolder("folder", drive.root());
        drive.createFile("it's.mp4", folder, new byte[1]);
        drive.createFile("back\\slash.mov", folder, new byte[1]);
        drive.createFile("notes.txt", drive.root(), new byte[1]);
        if (names == null) {
            Browser.Answer answer = browser.list(q);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/error/message").asText()).isEqualTo("Invalid Value");
            assertThat(answer.json().at("/error/errors/0/location").asText()).isEqualTo("q");
        } else {
            assertThat(browser.names(q)).isEqualTo(names);
        }
    }

    @Test
    void appPropertiesAreFoundByTheClientThatWroteThemAlone() throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), new byte[1]);
        assertThat(browser.json("PATCH", "drive/v3/files/" + id, "{\"appProperties\":{\"hf_job\":\"it's 1\"}}")
                        .status())
                .isEqualTo(200);
        String q = "appProperties has { key='hf_job' and value='it\\'s 1' }";
        assertThat(browser.names(q)).isEqualTo("a.mp4");
        Browser other = browser.withToken(google.oauth().accessToken(drive.firstAccount(), "other"));
        assertThat(other.names(q)).isEmpty();
        assertThat(other.drive("files/" + id, "fields", "appProperties").json().isEmpty())
                .isTrue();
    }

    @Test
    void anUnknownFolderIsNotFoundButAHiddenOneLooksEmpty() throws Exception {
        drive.addUser("other@example.org", "Other");
        String hidden = drive.createFolder("hidden", drive.root("other@example.org"));
        drive.createFile("a.mp4", hidden, new byte[1]);
        Browser.Answer unknown = browser.list("'nowhere' in parents");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().at("/error/message").asText()).isEqualTo("File not found: .");
        assertThat(browser.names("'" + hidden + "' in parents")).isEmpty();
        assertThat(browser.drive("files/" + hidden).status()).isEqualTo(404);
        drive.share(hidden, drive.firstAccount(), "reader");
        assertThat(browser.names("'" + hidden + "' in parents")).isEqualTo("a.mp4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"name | a b c", "name desc | c b a", "quotaBytesUsed | b c a", "folder,name desc | c b a"})
    void theOrderIsAsAsked(String orderBy, String names) throws Exception {
        drive.createFile("a", drive.root(), new byte[3]);
        drive.createFile("b", drive.root(), new byte[1]);
        drive.createFile("c", drive.root(), new byte[2]);
        List<String> found = new ArrayList<>();
        browser.list("trashed=false", "orderBy", orderBy)
                .json()
                .path("files")
                .forEach(file -> found.add(file.path("name").asText()));
        assertThat(String.join(" ", found)).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size", "name sideways", ""})
    void aBadOrderIsRefusedAndAnEmptyOneIsNone(String orderBy) throws Exception {
        Browser.Answer answer = browser.list("", "orderBy", orderBy);
        assertThat(answer.status()).isEqualTo(orderBy.isEmpty() ? 200 : 400);
        if (!orderBy.isEmpty()) {
            assertThat(answer.json().at("/error/errors/0/location").asText()).isEqualTo("orderBy");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "id | id",
                "* | *",
                "id,capabilities/canEdit | id,capabilities",
                "id,capabilities(canEdit, canTrash) | id,capabilities",
                "properties/anything,id | id",
                "owners/emailAddress | owners"
            })
    void aFieldMaskTakesOnlyWhatItNames(String fields, String present) throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), new byte[1]);
        JsonNode file = browser.drive("files/" + id, "fields", fields).json();
        if (present.equals("*")) {
            assertThat(file.size()).isGreaterThan(20);
        } else {
            assertThat(file.fieldNames()).toIterable().containsExactlyInAnyOrder(present.split(","));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | nonsense",
                "id,files(id) | files",
                "capabilities/canFly | canFly",
                "id/x | x",
                "id( | id("
            })
    void anUnknownFieldIsRefusedByItsName(String fields, String named) throws Exception {
        String id = drive.createFile("a.mp4", drive.root(), new byte[1]);
        Browser.Answer answer = browser.drive("files/" + id, "fields", fields);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/errors/0/reason").asText()).isEqualTo("invalidParameter");
        assertThat(answer.json().at("/error/errors/0/location").asText()).isEqualTo("fields");
        assertThat(answer.json().at("/error/message").asText()).isEqualTo("Invalid field selection " + named);
    }
}
