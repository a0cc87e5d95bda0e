package org.ergodrop.pipeline;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ergodrop.demo.runpod.PodProgram;
import org.ergodrop.demo.runpod.RunPodOptions;
import org.ergodrop.demo.runpod.RunPodStandIn;
import org.ergodrop.google.GoogleAuthorization;
import org.ergodrop.google.GoogleProperties;
import org.ergodrop.pods.PodStep;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The world around a controller of pods: Drive, mail server, and RunPod, all stand-ins on this machine. The pods are rows of
 * RunPod's stand-in, or real processes: the image's entry script with the service behind it.
 */
final class PodsWorld implements AutoCloseable {

    static final Duration SOON = Duration.ofMinutes(3);

    private static final String PASSPHRASE = "canary passphrase of the export";
    private static final String HOLD = "hold";
    private static final Path SCRIPT = Path.of("docker/pod").toAbsolutePath();
    private static final RunPodOptions.Phases PHASES = new RunPodOptions.Phases(
            Duration.ofMillis(50), Duration.ofMillis(50), Duration.ZERO, Duration.ofMillis(50), Duration.ofSeconds(2));

    final DriveWorld drive;
    final RunPodStandIn runpod;

    /** The controller's and RunPod's. */
    final MovingClock clock = new MovingClock();

    /** Of the controller: what it keeps outlives each of them. */
    private final Path own;

    private final Path other;

    private final Path podDisks;
    private final String export;

    private PodsWorld(Path folder, boolean isReal) throws Exception {
        this.drive = new DriveWorld(folder).login();
        this.own = Files.createDirectories(folder.resolve("controller"));
        this.other = Files.createDirectories(folder.resolve("other-controller"));
        this.podDisks = folder.resolve("pods");
        this.export = export();
        copyRoutes(own);
        copyRoutes(other);
        RunPodOptions options = RunPodOptions.forTests()
                .withSeed(System.nanoTime())
                .withClock(clock)
                .withPhases(PHASES)
                .withSecret("passphrase", PASSPHRASE)
                .withSecret("client-secret", drive.settings().get("ergodrop.google.client-secret"))
                .withFolder(podDisks);
        this.runpod = RunPodStandIn.start(isReal ? options.withProgram(program(folder)) : options);
    }

    /** Pods are rows; nothing runs in them. */
    static PodsWorld ofRows(Path folder) throws Exception {
        return new PodsWorld(folder, false);
    }

    /** Pods are real processes. */
    static PodsWorld ofProcesses(Path folder) throws Exception {
        return new PodsWorld(folder, true);
    }

    private String export() throws Exception {
        GoogleProperties properties = new Binder(new MapConfigurationPropertySource(drive.settings()))
                .bindOrCreate("ergodrop.google", GoogleProperties.class);
        return GoogleAuthorization.of(properties, Clock.systemUTC(), System::nanoTime)
                .authorizations()
                .exported("default", PASSPHRASE.toCharArray());
    }

    /** Ours, but the controller looks twenty times as often whether a turn is due. */
    private static void copyRoutes(Path folder) throws IOException {
        Path to = Files.createDirectories(folder.resolve("routes"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                String route = Files.readString(file).replace("repeatInterval: 2000", "repeatInterval: 100");
                Files.writeString(to.resolve(file.getFileName()), route);
            }
        }
    }

    private static PodProgram program(Path folder) throws IOException {
        Path service = folder.resolve("ergodrop");
        Files.writeString(
                service,
                "#!/bin/sh\ncd '" + Path.of("").toAbsolutePath() + "'\nexec '"
                        + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx384m -cp '"
                        + System.getProperty("java.class.path") + "' " + PodServiceInChild.class.getName() + " '"
                        + folder.resolve(HOLD) + "'\n");
        if (!service.toFile().setExecutable(true)) {
            throw new IOException(service + " cannot be made a program");
        }
        PodProgram script = PodProgram.command(List.of("/bin/bash", SCRIPT.toString()));
        return (id, env, disk) -> {
            Map<String, String> more = new HashMap<>(env);
            // as the image has it
            more.put("LANG", "C.UTF-8");
            more.put("ERGODROP_DATA", disk.toString());
            more.put("ERGODROP_PROGRAM", service.toString());
            return script.start(id, more, disk);
        };
    }

    /** Of a controller that sees work in Drive alone. */
    private Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>(drive.settings());
        all.put("ergodrop.roles", "pods,console");
        all.put("ergodrop.runpod.base-url", runpod.baseUrl());
        all.put("ergodrop.runpod.api-key", runpod.accountKey());
        all.put("ergodrop.runpod.answer-timeout", "10s");
        all.put("ergodrop.mail.operator", "operator@example.org");
        all.put("ergodrop.pods.deployment", "lab");
        all.put("ergodrop.pods.image", "registry.example.org/ergodrop:gpu");
        all.put("ergodrop.pods.exit-when-idle", "2s");
        all.put("ergodrop.pods.patience.every", "100ms");
        all.put("ergodrop.pods.patience.lease", "5s");
        all.put("ergodrop.pods.patience.proof-apart", "1s");
        all.put("ergodrop.pods.secrets.ergodrop.google.passphrase", "passphrase");
        all.put("ergodrop.pods.secrets.ergodrop.google.client-secret", "client-secret");
        ofPods().forEach((key, value) -> all.put("ergodrop.pods.env." + key, value));
        return all;
    }

    /** What only pods need: as quick as the controller, and the login. */
    private Map<String, String> ofPods() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String key : List.of(
                "ergodrop.drive.folder.poll-every",
                "ergodrop.drive.folder.poll-at-most",
                "ergodrop.drive.folder.min-age",
                "ergodrop.drive.first-wait",
                "ergodrop.drive.longest-wait",
                "ergodrop.mail.poll-every")) {
            all.put(key, drive.settings().get(key));
        }
        all.put("ergodrop.google.export", export);
        all.put("ergodrop.pod.checkseconds", "0.2");
        all.put("ergodrop.pod.firstpauseseconds", "0.2");
        all.put("ergodrop.pod.longestpauseseconds", "0.5");
        return all;
    }

    /** A controller in this program. @param more settings as {@code key=value} */
    RunningService controller(String... more) throws IOException {
        Map<String, String> all = settings(more);
        all.put("spring.jmx.enabled", "false");
        return RunningService.start(
                own,
                new FakeAnalysis(),
                FakeAnalysis::writeReport,
                this::setClock,
                all.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** A controller in a program of its own that dies right after {@code last}. */
    Process controllerUntil(PodStep last, String... more) throws IOException {
        return PodControllerInChild.start(own, settings(more), last);
    }

    /** A second controller with a disk of its own. */
    Process anotherController(String... more) throws IOException {
        Map<String, String> all = settings(more);
        return PodControllerInChild.start(other, all, null);
    }

    private Map<String, String> settings(String... more) {
        Map<String, String> all = settings();
        for (String setting : more) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return all;
    }

    /** What the controllers in programs of their own printed. */
    String controllersLog() {
        try {
            StringBuilder all = new StringBuilder();
            for (Path log : List.of(own.resolve("child.log"), other.resolve("child.log"))) {
                all.append(Files.exists(log) ? Files.readString(log) : "");
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void setClock(GenericApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Clock ? clock : bean;
            }
        });
    }

    /** No video goes forward in any pod ... */
    void hold() throws IOException {
        Files.createFile(drive.folder.resolve(HOLD));
    }

    /** ... until now. */
    void release() throws IOException {
        Files.deleteIfExists(drive.folder.resolve(HOLD));
    }

    /** For whoever has to find out what went wrong. */
    String story() {
        StringBuilder story = new StringBuilder();
        for (String name : List.of("01-upload", "02-processing", "03-completed", "04-archive", "06-failed")) {
            story.append(name).append(' ').append(drive.in(name)).append('\n');
        }
        runpod.pods()
                .ever()
                .forEach(pod ->
                        story.append(pod).append('\n').append(runpod.pods().log(pod.id())));
        return story.append('\n').append(drive.log()).toString();
    }

    /** Subjects of the mails to somebody. */
    List<String> subjects(String recipient) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : drive.mails()) {
            if (mail.getAllRecipients()[0].toString().equals(recipient)) {
                subjects.add(mail.getSubject());
            }
        }
        return subjects;
    }

    @Override
    public void close() {
        runpod.close();
        drive.close();
    }
}
