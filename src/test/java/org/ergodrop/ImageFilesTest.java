package org.ergodrop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ergodrop.pods.runpod.RunPodProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.yaml.snakeyaml.Yaml;

/** What the Dockerfile and the Compose file promise in docs/container.md, as far as it shows without a container engine. */
class ImageFilesTest {

    private static final Pattern FROM = Pattern.compile("FROM (\\S+) AS (\\S+)");
    private static final Pattern VERSION = Pattern.compile("[^:]+:\\d+\\.\\d+.*");

    /** The instructions of a Dockerfile, continued lines joined, comments left out. */
    private static List<String> instructions() throws IOException {
        String text = Files.readString(Path.of("Dockerfile"))
                .replaceAll("(?m)^#.*\\n", "")
                .replace("\\\n", " ");
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    private static List<String> stage(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean isInside = false;
        for (String line : instructions()) {
            if (line.startsWith("FROM ")) {
                isInside = line.endsWith(" AS " + name);
            }
            if (isInside) {
                lines.add(line);
            }
        }
        return lines;
    }

    @Test
    void everyBaseIsPinnedToAVersionOrIsAStageAbove() throws IOException {
        Set<String> stages = new TreeSet<>();
        for (String line : instructions()) {
            Matcher from = FROM.matcher(line);
            if (from.matches()) {
                assertThat(stages.contains(from.group(1))
                                || VERSION.matcher(from.group(1)).matches())
                        .as(line)
                        .isTrue();
                stages.add(from.group(2));
            }
        }
        assertThat(stages).contains("cpu", "gpu");
        assertThat(instructions().stream().filter(line -> line.startsWith("FROM ")))
                .as("the default target is the last one")
                .last()
                .asString()
                .endsWith(" AS cpu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void anImageRunsAsAUserWithoutRightsUnderTiniAndTellsItsHealthWithoutAPassword(String target) throws IOException {
        List<String> stage = stage(target);
        assertThat(stage).contains("USER 10001:10001", "VOLUME /data");
        assertThat(stage)
                .filteredOn(line -> line.startsWith("ENTRYPOINT "))
                .singleElement()
                .asString()
                .contains("\"/usr/bin/tini\"", "\"/opt/ergodrop/docker/entrypoint\"");
        assertThat(stage)
                .filteredOn(line -> line.startsWith("HEALTHCHECK "))
                .singleElement()
                .asString()
                .contains("/actuator/health")
                .doesNotContainIgnoringCase("password");
        assertThat(stage).anyMatch(line -> line.startsWith("LABEL ") && line.contains("opencontainers.image.title"));
    }

    @Test
    void bothImagesHoldTheSameProgram() throws IOException {
        assertThat(copies("gpu")).isEqualTo(copies("cpu")).hasSizeGreaterThan(6);
    }

    private static List<String> copies(String target) throws IOException {
        return stage(target).stream()
                .filter(line -> line.startsWith("COPY ") || line.startsWith("RUN ln "))
                .map(line -> line.replace("build-" + target, "build"))
                .toList();
    }

    @Test
    void everythingThatIsCopiedFromHereIsHereAndNotLeftOut() throws IOException {
        List<String> leftOut = Files.readAllLines(Path.of(".dockerignore"));
        for (String line : instructions()) {
            if (line.startsWith("COPY ") && !line.contains("--from=")) {
                List<String> words = List.of(line.split(" "));
                for (String file : words.subList(1, words.size() - 1)) {
                    assertThat(Path.of(file)).as(line).exists();
                    assertThat(leftOut).as(line).doesNotContain(file);
                }
            }
        }
        assertThat(leftOut).contains(".git", ".env", "secrets", "models/smplx/*.npz");
    }

    /** NVIDIA's images refuse to start where the driver knows only an older CUDA than theirs, and RunPod charges for it. */
    @Test
    void podsAreAskedForOnlyWhereTheGpuImageStarts() throws IOException {
        Matcher base = Pattern.compile("FROM nvidia/cuda:(\\d+\\.\\d+)\\..* AS gpu")
                .matcher(stage("gpu").get(0));
        assertThat(base.matches()).isTrue();
        RunPodProperties runPod = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("ergodrop.runpod", RunPodProperties.class);
        assertThat(runPod.minCudaVersion()).isEqualTo(base.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"entrypoint", "pod", "slim-libraries"})
    void theScriptsCanBeRun(String script) {
        assertThat(Path.of("docker", script)).isExecutable();
    }

    @Test
    void theComposeFilePublishesOnlyToThisMachineAndHoldsNoSecret() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        Map<String, Map<String, Object>> services = map(compose.get("services"));
        assertThat(services).containsKeys("ergodrop", "intake", "worker", "postgres", "artemis");
        services.forEach((name, service) -> {
            assertThat(list(service.get("ports")))
                    .as(name)
                    .allMatch(port -> port.toString().startsWith("127.0.0.1:"));
            assertThat(service.get("image").toString())
                    .as(name)
                    .matches(image -> image.equals("ergodrop:latest")
                            || VERSION.matcher(image).matches());
            Map<String, Object> environment = map(service.getOrDefault("environment", Map.of()));
            assertThat(environment.keySet())
                    .as(name)
                    .noneMatch(key -> key.toUpperCase(Locale.ROOT).matches(".*(PASSWORD|SECRET|PASSPHRASE|KEY|TOKEN)"));
        });
        assertThat(services.get("ergodrop")).doesNotContainKey("profiles");
        assertThat(list(services.get("postgres").get("networks"))).isEqualTo(List.of("inside"));
        assertThat(services.get("ergodrop")).containsEntry("read_only", true);
    }

    @Test
    void everySecretOfTheComposeFileIsAFileThatGitLeavesOut() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        Map<String, Map<String, Object>> secrets = map(compose.get("secrets"));
        assertThat(secrets.values())
                .allMatch(secret -> secret.get("file").toString().startsWith("./secrets/"));
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("secrets/");
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> map(Object value) {
        return (Map<String, T>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(@Nullable Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
