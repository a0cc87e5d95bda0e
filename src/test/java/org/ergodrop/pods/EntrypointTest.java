package org.ergodrop.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker/entrypoint}: what a container does with its arguments; launcher and pod script only tell how they were called. */
class EntrypointTest {

    @TempDir
    private Path home;

    @BeforeEach
    void layOutAProgram() throws IOException {
        Files.createDirectory(home.resolve("docker"));
        Files.copy(Path.of("docker/entrypoint"), home.resolve("docker/entrypoint"));
        tell("ergodrop", "echo \"ergodrop $* in $JAVA_OPTS\"");
        tell("docker/pod", "echo \"pod with $ERGODROP_PROGRAM\"");
    }

    private void tell(String name, String text) throws IOException {
        Files.writeString(home.resolve(name), "#!/bin/bash\n" + text + "\n");
        assertThat(home.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private String start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("docker/entrypoint").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(
                        name -> name.startsWith("RUNPOD_") || name.startsWith("ERGODROP_") || name.equals("JAVA_OPTS"));
        builder.environment().putAll(environment);
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void withoutArgumentsItIsTheService() throws Exception {
        assertThat(start(Map.of())).startsWith("ergodrop run in ");
    }

    @Test
    void argumentsAreACommandAndSettingsForJavaStay() throws Exception {
        assertThat(start(Map.of("JAVA_OPTS", "-Xmx3g", "TMPDIR", "/var/tmp"), "analyse", "a.mp4"))
                .isEqualTo("ergodrop analyse a.mp4 in -Djava.io.tmpdir=/var/tmp -Xmx3g");
    }

    @Test
    void onARentedMachineItIsThePodWhichStartsTheServiceByThisScript() throws Exception {
        String pod = "pod with " + home.toRealPath().resolve("docker/entrypoint");
        assertThat(start(Map.of("RUNPOD_POD_ID", "pod1"))).isEqualTo(pod);
        assertThat(start(Map.of(), "pod")).isEqualTo(pod);
        assertThat(start(Map.of("RUNPOD_POD_ID", "pod1"), "run")).startsWith("ergodrop run");
    }
}
