package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ErgodropTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int ergodrop(String... arguments) {
        return Ergodrop.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    static Stream<String> commands() {
        return Ergodrop.commandLine().getSubcommands().keySet().stream().filter(name -> !name.equals("help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        assertThat(ergodrop(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: ergodrop " + command).contains("-h, --help");
    }

    @Test
    void theCommandsOfTheContractAreThere() {
        assertThat(commands()).contains("run", "analyse", "report", "bench", "demo", "demo-video", "doctor");
    }

    @Test
    void theVersionIsTold() {
        assertThat(ergodrop("--version")).isZero();
        assertThat(out.toString()).startsWith("ergodrop ").contains("Java ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyse", "analyse v.mp4 --body fat", "analyse v.mp4 --nope", "report", "demo --set key"})
    void wrongUsageEndsWithTwoAndTellsTheUsage(String line) {
        assertThat(ergodrop(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: ergodrop");
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheOneThatIsNearest() {
        assertThat(ergodrop("analyze")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean: ergodrop analyse?");
    }

    @Test
    void aMissingVideoIsOneSentenceInTheUsersLanguage() {
        assertThat(ergodrop("analyse", "gone.mp4", "--lang", "cs", "--out", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("ergodrop: Soubor gone.mp4 neexistuje. Zkontrolujte název a složku.");
        assertThat(folder).isEmptyDirectory();
    }

    /** The volume of a container that belongs to somebody else; for root a file in the way is as bad. */
    @ParameterizedTest
    @ValueSource(strings = {"ergodrop.data=%s", "logging.file.name=%s/ergodrop.log"})
    void aServiceThatCannotWriteWhereItMustSaysSoInASentence(String setting) throws Exception {
        Path inTheWay = Files.createFile(folder.resolve("data"));
        assertThat(ergodrop("run", "--set", setting.formatted(inTheWay))).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement(as(STRING))
                .contains(inTheWay.toString(), setting.split("=")[0]);
    }

    @Test
    void aTextCalledVideoIsRefusedAndNothingIsWritten() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.mp4"), "not a film");
        Path reports = folder.resolve("reports");

        assertThat(ergodrop("analyse", text.toString(), "--lang", "en", "--out", reports.toString()))
                .isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("is not a video that can be read");
        assertThat(reports)
                .satisfiesAnyOf(
                        path -> assertThat(path).doesNotExist(),
                        path -> assertThat(path).isEmptyDirectory());
    }

    @Test
    void anUnknownSettingIsToldWithTheKnownOnes() {
        assertThat(ergodrop("analyse", "v.mp4", "--lang", "en", "--set", "pose.modle=full"))
                .isEqualTo(1);
        assertThat(err.toString().strip())
                .startsWith("ergodrop: There is no setting pose.modle.")
                .contains("pose.model")
                .doesNotContain("\tat ");
    }

    @Test
    void theSettingsAreListedWithTheirMeaning() {
        assertThat(ergodrop("settings")).isZero();
        assertThat(out.toString()).contains("pose.model").contains("ergonomics.trunk-bands");
    }

    @Test
    void aReportFromACsvThatIsNoneSaysWhichLineIsWrong() throws Exception {
        Path csv = Files.writeString(folder.resolve("x_angles.csv"), "one,two\n1,2\n");
        assertThat(ergodrop(
                        "report",
                        csv.toString(),
                        "--lang",
                        "en",
                        "--out",
                        folder.resolve("out").toString()))
                .isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("x_angles.csv");
    }

    @Test
    void helpOnACommandIsAlsoReachedByTheHelpCommand() {
        assertThat(ergodrop("help", "analyse")).isEqualTo(CommandLine.ExitCode.OK);
        assertThat(out.toString()).contains("--landmarks");
    }
}
