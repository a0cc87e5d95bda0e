package org.ergodrop.demo.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stand-in's answers against Google's own description of Drive v3. */
class DiscoveryTest {

    private static final Path DESCRIPTION =
            Path.of(System.getProperty("ergodrop.shared", "../shared"), "facts/drive-v3-discovery.json");

    private static JsonNode discovery;

    @BeforeAll
    static void read() throws Exception {
        Assumptions.assumeTrue(Files.exists(DESCRIPTION), "Google's description of Drive is not at " + DESCRIPTION);
        discovery = new ObjectMapper().readTree(DESCRIPTION.toFile());
    }

    /** Paths of fields that are not in the schema, or have another type there. */
    private static List<String> differences(String path, JsonNode value, JsonNode schema) {
        List<String> differences = new ArrayList<>();
        JsonNode type = schema.has("$ref")
                ? discovery.at("/schemas/" + schema.get("$ref").asText())
                : schema;
        String expected = type.path("type").asText();
        boolean right = switch (expected) {
            case "string" ->
                value.isTextual() && fits(value.asText(), type.path("format").asText());
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
        if (!right) {
            return List.of(path + " is not a " + expected + ": " + value);
        }
        if (value.isArray()) {
            value.forEach(element -> differences.addAll(differences(path + "[]", element, type.path("items"))));
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                JsonNode inner = type.has("properties")
                        ? type.at("/properties/" + field.getKey())
                        : type.path("additionalProperties");
                String name = path + "." + field.getKey();
                differences.addAll(
                        inner.isMissingNode()
                                ? List.of(name + " is unknown")
                                : differences(name, field.getValue(), inner));
            }
        }
        return differences;
    }

    private static boolean fits(String text, String format) {
        return switch (format) {
            case "int64" -> text.matches("-?\\d+");
            case "date-time" -> text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
            default -> true;
        };
    }

    private static JsonNode method(String id) {
        String[] parts = id.split("\\.", -1);
        return discovery.at("/resources/" + parts[0] + "/methods/" + parts[1]);
    }

    private static JsonNode answerOf(String id) {
        return discovery.at("/schemas/" + method(id).at("/response/$ref").asText());
    }

    @Test
    void everyAnswerHasOnlyFieldsOfTheDescriptionWithTheirTypes() throws Exception {
        try (GoogleStandIn google = GoogleStandIn.start(StandInOptions.forTests())) {
            DriveView drive = google.drive();
            Browser browser = Browser.of(google);
            String start = browser.drive("changes/startPageToken")
                    .json()
                    .path("startPageToken")
                    .asText();
            String shared = drive.addSharedDrive("Lab", Map.of(drive.firstAccount(), "organizer"));
            String video = drive.createFile("a.mp4", drive.root(), new byte[10]);
            browser.json(
                    "PATCH",
                    "drive/v3/files/" + video,
                    "{\"appProperties\":{\"k\":\"v\"},\"properties\":{\"p\":\"q\"}}");
            drive.createShortcut("link", drive.root(), video);
            drive.createFile("b.mp4", shared, new byte[10]);
            String gone = drive.createFile("c.mp4", drive.root(), new byte[10]);
            drive.trash(gone);
            String[] all = {"fields", "*", "supportsAllDrives", "true", "includeItemsFromAllDrives", "true"};
            List<String> differences = new ArrayList<>();
            check(differences, "files.list", browser.drive("files", all));
            check(differences, "files.get", browser.drive("files/" + video, all));
            check(differences, "files.generateIds", browser.drive("files/generateIds"));
            check(differences, "files.create", browser.json("POST", "drive/v3/files?fields=*", "{\"name\":\"d\"}"));
            check(differences, "files.update", browser.json("PATCH", "drive/v3/files/" + video + "?fields=*", "{}"));
            check(differences, "files.copy", browser.json("POST", "drive/v3/files/" + video + "/copy?fields=*", "{}"));
            check(differences, "about.get", browser.drive("about", "fields", "*"));
            check(differences, "changes.getStartPageToken", browser.drive("changes/startPageToken"));
            check(
                    differences,
                    "changes.list",
                    browser.drive(
                            "changes",
                            "pageToken",
                            start,
                            "fields",
                            "*",
                            "supportsAllDrives",
                            "true",
                            "includeItemsFromAllDrives",
                            "true"));
            check(differences, "drives.list", browser.drive("drives", "fields", "*"));
            check(differences, "drives.get", browser.drive("drives/" + shared, "fields", "*"));
            assertThat(differences).isEmpty();
        }
    }

    private static void check(List<String> differences, String method, Browser.Answer answer) throws Exception {
        assertThat(answer.status()).as(method).isEqualTo(200);
        differences.addAll(differences(method, answer.json(), answerOf(method)));
    }

    /** Method, HTTP verb, path and the parameters that the stand-in looks at. */
    private record Served(String method, String http, String path, Set<String> parameters) {}

    private static final Set<String> DRIVES = Set.of("supportsAllDrives");

    private static List<Served> served() {
        return List.of(
                new Served("about.get", "GET", "about", Set.of()),
                new Served(
                        "files.list",
                        "GET",
                        "files",
                        Set.of(
                                "q",
                                "pageSize",
                                "pageToken",
                                "orderBy",
                                "driveId",
                                "corpora",
                                "includeItemsFromAllDrives",
                                "supportsAllDrives")),
                new Served("files.get", "GET", "files/{fileId}", Set.of("acknowledgeAbuse", "supportsAllDrives")),
                new Served("files.create", "POST", "files", DRIVES),
                new Served(
                        "files.update",
                        "PATCH",
                        "files/{fileId}",
                        Set.of("addParents", "removeParents", "supportsAllDrives")),
                new Served("files.copy", "POST", "files/{fileId}/copy", DRIVES),
                new Served("files.delete", "DELETE", "files/{fileId}", DRIVES),
                new Served("files.generateIds", "GET", "files/generateIds", Set.of("count", "space", "type")),
                new Served("changes.getStartPageToken", "GET", "changes/startPageToken", DRIVES),
                new Served(
                        "changes.list",
                        "GET",
                        "changes",
                        Set.of(
                                "pageToken",
                                "pageSize",
                                "includeRemoved",
                                "includeItemsFromAllDrives",
                                "supportsAllDrives")),
                new Served("drives.list", "GET", "drives", Set.of("pageSize", "pageToken")),
                new Served("drives.get", "GET", "drives/{driveId}", Set.of()));
    }

    @Test
    void everyPathVerbAndParameterThatIsServedIsInTheDescription() throws Exception {
        assertThat(discovery.path("servicePath").asText()).isEqualTo("drive/v3/");
        for (Served served : served()) {
            JsonNode method = method(served.method());
            assertThat(method.path("httpMethod").asText()).as(served.method()).isEqualTo(served.http());
            assertThat(method.path("path").asText()).isEqualTo(served.path());
            assertThat(method.path("parameters").fieldNames()).toIterable().containsAll(served.parameters());
            assertThat(routeOf(served)).isEqualTo(served.method());
        }
        assertThat(discovery.at("/parameters").fieldNames())
                .toIterable()
                .contains("fields", "alt", "access_token", "oauth_token", "uploadType");
        for (String upload : List.of("simple", "resumable")) {
            String path = method("files.create")
                    .at("/mediaUpload/protocols/" + upload + "/path")
                    .asText();
            try (GoogleStandIn google = GoogleStandIn.start(StandInOptions.forTests())) {
                Browser browser = Browser.of(google);
                assertThat(browser.json("POST", path.substring(1) + "?uploadType=resumable", "{\"name\":\"a\"}")
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    private static String routeOf(Served served) throws Exception {
        try (GoogleStandIn google = GoogleStandIn.start(StandInOptions.forTests())) {
            Browser browser = Browser.of(google);
            browser.json(served.http(), "drive/v3/" + served.path().replaceAll("\\{\\w+}", "x"), "");
            return google.journal().entries().get(0).method();
        }
    }

    @Test
    void theFieldsThatMasksMayNameAreThoseOfTheDescription() {
        FieldSchema fields = new FieldSchema();
        for (String resource :
                List.of("File", "FileList", "About", "Change", "ChangeList", "GeneratedIds", "Drive", "User")) {
            assertThat(fields.resource(resource).fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(() ->
                            discovery.at("/schemas/" + resource + "/properties").fieldNames());
        }
    }
}
