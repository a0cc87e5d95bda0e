package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command finds what would break the service, and says where it stands. */
class RoutesCheckTest {

    private static final Path DELIVER = Path.of("routes/40-deliver.camel.yaml");

    @TempDir
    private Path folder;

    @Test
    void theShippedFilesMayGoLive() {
        assertThat(check())
                .isEqualTo("0 All " + Path.of("routes").toFile().list().length + " route files may go live.");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ref: archiveVideo          | ref: archiveVidoe          | line 15: there is no bean archiveVidoe
            ref: archiveVideo          | ref: archiveVideo¶            method: archiv | line 15: the bean ArchiveVideo has no method archiv
            uri: direct:deliver        | uri: dirct:deliver        | line 9: there is no component for dirct
            uri: direct:deliver        | uri: direct:deliver¶      parameters: {blok: true} | line 9: an address is not right
            uri: direct:deliver        | uri: "direct:{{no.such.key}}" | line 9: an address is not right
            id: deliver-report         | id: deliver-report¶            mehtod: x | line 13: Camel does not know it like this
            left-to-the-caller         | left-to-the-calller       | line 7: there is no routeConfiguration left-to-the-calller
            ${body}                    | ${bdy}                    | line 14: the expression
            - bean:¶            id: deliver-report | - to: direct:reprot¶        - bean:¶            id: deliver-report | line 11: no route listens at direct:reprot
            from:                      | from: [                   | not YAML
            - bean:¶            id: deliver-report¶            ref: deliverReport | - bean: {id: deliver-report, ref: nope} | line 11: there is no bean nope
            id: deliver¶    description | id: deliver¶    autoStartup: true¶    autoStartup: false¶    description | line 7: this is not YAML as it should be (found duplicate key autoStartup)
            id: deliver¶    description | id: report¶    description | line 4: the id report stands in 30-report.camel.yaml, line 4
            """)
    void whatWouldBreakIsNamedWithItsLine(String good, String bad, String told) throws IOException {
        Path file = folder.resolve(DELIVER.getFileName());
        Files.writeString(file, Files.readString(DELIVER).replace(good.replace("¶", "\n"), bad.replace("¶", "\n")));
        assertThat(check(file.toString()))
                .startsWith("1 40-deliver.camel.yaml, ")
                .contains(told);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no-such-file          | ergodrop: there is no file
            a-folder              | 0 All
            a-folder-of-others    | ergodrop: there is no route file in
            40-deliver.yaml       | 40-deliver.yaml: the service reads only files whose names end with .camel.yaml
            mark.camel.yaml       | 0 All
            utf16.camel.yaml      | utf16.camel.yaml: it is not a text in UTF-8
            noise.camel.yaml      | noise.camel.yaml: it is not a text in UTF-8
            huge.camel.yaml       | huge.camel.yaml: it cannot be read (it is larger than 1 MB)
            deep.camel.yaml       | deep.camel.yaml: it cannot be taken into the service (it is nested without end)
            circle.camel.yaml     | circle.camel.yaml: it cannot be taken into the service (it is nested without end)
            """)
    void whatAPersonMayPointItAtIsSaidInASentence(String name, String told) throws IOException {
        String good = Files.readString(DELIVER);
        Path file = folder.resolve(name);
        switch (name) {
            case "a-folder" ->
                Files.copy(DELIVER, Files.createDirectory(file).resolve(DELIVER.getFileName()));
            case "a-folder-of-others" -> Files.writeString(Files.createDirectory(file).resolve("x.yaml"), good);
            case "40-deliver.yaml" -> Files.writeString(file, good);
            case "mark.camel.yaml" ->
                Files.writeString(file, "\uFEFF- route: {id: x, from: {uri: 'timer:x', steps: [{log: tick}]}}\n");
            case "utf16.camel.yaml" -> Files.writeString(file, good, StandardCharsets.UTF_16);
            case "noise.camel.yaml" -> Files.write(file, new byte[] {0, 1, (byte) 0xff, (byte) 0xfe});
            case "huge.camel.yaml" -> Files.writeString(file, "# long\n".repeat(200_000));
            case "deep.camel.yaml" -> Files.writeString(file, "[".repeat(20_000) + "]".repeat(20_000));
            case "circle.camel.yaml" -> Files.writeString(file, "- &a [*a]\n");
            default -> assertThat(file).doesNotExist();
        }
        assertThat(check(file.toString())).startsWith(told.startsWith("0") ? "0 " : "1 ").contains(told);
    }

    @Test
    void theRouteOfThePodsIsCheckedInEveryRoleWithItsQuartzAddressAndBeans() throws IOException {
        Path file = folder.resolve("60-pods.camel.yaml");
        String good = Files.readString(Path.of("routes/60-pods.camel.yaml"));
        Files.writeString(file, good.replace("stateful: true", "statefull: true"));
        assertThat(check(file.toString())).startsWith("1 60-pods.camel.yaml, ").contains("statefull");
        Files.writeString(file, good.replace("ref: reapPods", "ref: raepPods"));
        assertThat(check(file.toString())).startsWith("1 60-pods.camel.yaml, ").contains("there is no bean raepPods");
        Files.writeString(file, good);
        assertThat(check(file.toString())).startsWith("0 ");
    }

    private static String check(String... files) {
        StringWriter said = new StringWriter();
        PrintWriter both = new PrintWriter(said);
        String[] arguments = new String[files.length + 3];
        arguments[0] = "routes";
        arguments[1] = "check";
        arguments[2] = "--lang=en";
        System.arraycopy(files, 0, arguments, 3, files.length);
        int code = Ergodrop.commandLine().setOut(both).setErr(both).execute(arguments);
        return code + " " + said.toString().strip();
    }
}
