package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds: with stand-ins for Maven, npm and Java that only tell that they were called. */
class LauncherBuildTest {

    @TempDir
    private Path home;

    private Path tools;
    private Path jar;

    @BeforeEach
    void layOutAProgram() throws IOException {
        Files.copy(Path.of("ergodrop"), home.resolve("ergodrop"));
        home.resolve("ergodrop").toFile().setExecutable(true);
        Files.createDirectories(home.resolve("src/main/java"));
        Files.createDirectories(home.resolve("models/onnx"));
        for (String source :
                List.of("pom.xml", "src/main/java/A.java", "models/package.json", "models/package-lock.json")) {
            Files.writeString(home.resolve(source), "");
        }
        tools = Files.createDirectories(home.resolve("tools"));
        jar = home.resolve("target/ergodrop.jar");
        tool("java", "echo started \"$@\"");
        tool("npm", "true");
        tool("mvn", "mkdir -p '" + jar.getParent() + "'; echo x > '" + jar + "'; echo mvn >> '" + home + "/built'");
    }

    @Test
    void withoutAJarItBuildsAndSaysSo() throws Exception {
        assertThat(launch()).contains("is not built yet: building it").contains("started");
        assertThat(home.resolve("built")).hasContent("mvn");
    }

    @Test
    void aFreshJarIsStartedAtOnce() throws Exception {
        launch();
        assertThat(launch()).doesNotContain("building").contains("started");
        assertThat(home.resolve("built")).hasContent("mvn");
    }

    @Test
    void aSourceNewerThanTheJarMeansBuildingAgain() throws Exception {
        launch();
        Files.setLastModifiedTime(
                home.resolve("src/main/java/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch()).contains("is older than its sources: building it");
    }

    @Test
    void aBuildThatFailsIsToldWithItsReasonAndNothingIsStarted() throws Exception {
        tool("mvn", "echo 'A.java: cannot find symbol'; exit 1");
        assertThat(launch())
                .contains("A.java: cannot find symbol")
                .contains("the build failed")
                .doesNotContain("started");
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        Files.delete(tools.resolve("mvn"));
        assertThat(launch()).contains("Apache Maven 3.8 or newer is needed").doesNotContain("started");
    }

    @Test
    void afterABuildTheClassesAreArchivedOnceForAllStarts() throws Exception {
        Path archive = home.resolve("target/ergodrop.jsa");
        tool(
                "java",
                "case \"$*\" in *-XX:Archive*'routes check') : > '" + archive + "';; *) echo started \"$@\";; esac");
        assertThat(launch("jobs")).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
        Files.delete(archive);
        assertThat(launch("jobs")).contains("started").doesNotContain("-XX:SharedArchiveFile");
    }

    @Test
    void withoutAnArchiveOfItsClassesTheProgramStartsAsWell() throws Exception {
        tool("timeout", "exit 124");
        assertThat(launch("jobs")).contains("built.", "started", "jobs").doesNotContain("-XX:SharedArchiveFile");
    }

    @Test
    void theArgumentsReachTheProgramUnchanged() throws Exception {
        assertThat(launch("analyse", "two words.mp4")).contains("analyse two words.mp4");
    }

    private void tool(String name, String script) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String launch(String... arguments) throws Exception {
        // Only the stand-ins and the system's basic tools: a Maven of this machine must not be found.
        for (String basic : List.of(
                "bash",
                "env",
                "readlink",
                "dirname",
                "find",
                "mktemp",
                "cat",
                "rm",
                "mkdir",
                "touch",
                "flock",
                "sh",
                "timeout")) {
            if (!Files.exists(tools.resolve(basic))) {
                tool(basic, "exec /usr/bin/" + basic + " \"$@\"");
            }
        }
        List<String> command = new ArrayList<>(
                List.of("/usr/bin/env", "bash", home.resolve("ergodrop").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", tools.toString());
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("ERGODROP_MODELS");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
