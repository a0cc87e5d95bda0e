package org.ergodrop.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ergodrop.demo.runpod.PodProgram;
import org.ergodrop.demo.runpod.RunPodOptions;
import org.ergodrop.demo.runpod.RunPodStandIn;
import org.ergodrop.google.AuthorizationException;
import org.ergodrop.google.Authorizations;
import org.springframework.util.FileSystemUtils;

/** The demo's RunPod: a stand-in whose pods are processes of this machine, each with the script and the program of the image. */
final class DemoRunPod implements AutoCloseable {

    /** Names of secrets, as they would stand in RunPod's console. */
    static final String PASSPHRASE = "ergodrop_passphrase";

    static final String CLIENT_SECRET = "ergodrop_client_secret";

    /** Long enough to be seen, short enough to be waited for; a pod that is asked to stop may let its video go. */
    private static final RunPodOptions.Phases PHASES = new RunPodOptions.Phases(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(15));

    /** What belongs to this machine and not to the pods' settings, as far as it is set here. */
    private static final List<String> OF_THIS_MACHINE =
            List.of("JAVA_HOME", "JAVA_OPTS", "ERGODROP_MODELS", "LANG", "LC_ALL", "TMPDIR");

    private final RunPodStandIn standIn;
    private final String export;
    private final Path disks;

    private DemoRunPod(RunPodStandIn standIn, String export, Path disks) {
        this.standIn = standIn;
        this.export = export;
        this.disks = disks;
    }

    /** @param program what a pod runs, as {@code program run}; docker/pod watches it */
    static DemoRunPod start(Path home, Path program, DemoFolder folder, String account, Authorizations logins)
            throws IOException, AuthorizationException {
        SecureRandom random = new SecureRandom();
        byte[] secret = new byte[18];
        random.nextBytes(secret);
        String passphrase = Base64.getEncoder().encodeToString(secret);
        String export = logins.exported(account, passphrase.toCharArray());
        Files.createDirectories(folder.podLogs());
        // of a demo that was killed; its pods do not come again
        FileSystemUtils.deleteRecursively(folder.pods());
        return new DemoRunPod(
                RunPodStandIn.start(RunPodOptions.forTests()
                        // the ledger still knows the pods of an earlier demo, so their ids must not come again
                        .withSeed(random.nextLong())
                        .withPhases(PHASES)
                        .withSecret(PASSPHRASE, passphrase)
                        .withSecret(CLIENT_SECRET, DemoSettings.CLIENT_SECRET)
                        .withFolder(folder.pods())
                        .withProgram(image(script(home), program, folder))),
                export,
                folder.pods());
    }

    /** @throws DemoPodsException when a pod could not run here */
    static Path script(Path home) throws DemoPodsException {
        for (String needed : List.of("bash", "curl")) {
            if (!isInstalled(needed)) {
                throw new DemoPodsException("demo.pods.needs", needed);
            }
        }
        Path script = home.resolve("docker").resolve("pod");
        if (!Files.isReadable(script)) {
            throw new DemoPodsException("demo.pods.no-script", script.toString());
        }
        return script;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Ctrl-C on the terminal is for the demo, which stops its pods in an orderly way: they do not hear it. */
    private static PodProgram image(Path script, Path program, DemoFolder folder) {
        PodProgram pod = PodProgram.command(List.of("bash", "-c", "trap '' INT; exec bash \"$0\"", script.toString()));
        return (podId, env, disk) -> {
            Map<String, String> all = new LinkedHashMap<>(env);
            OF_THIS_MACHINE.forEach(name -> {
                if (System.getenv(name) != null) {
                    all.put(name, System.getenv(name));
                }
            });
            all.put("ERGODROP_PROGRAM", program.toString());
            all.put("ERGODROP_DATA", disk.resolve("data").toString());
            all.put("ERGODROP_POD_CHECKSECONDS", "1");
            // the disk goes with the pod, and whoever tries things wants to read what it did
            all.put("LOGGING_FILE_NAME", folder.podLog(podId).toString());
            all.put("SERVER_PORT", "0");
            all.put("SPRING_CONFIG_LOCATION", "classpath:/");
            Files.createDirectories(disk.resolve("data"));
            return pod.start(podId, all, disk);
        };
    }

    /** What the controller is started with: it rents pods for what lies in the folder {@code rootId}, and does nothing else. */
    DemoSettings settings(DemoSettings settings, String rootId) {
        Map<String, String> pods = Map.of(
                "ergodrop.google.export", export,
                "ergodrop.drive.folder.poll-every", "2s",
                "ergodrop.drive.folder.poll-at-most", "2s",
                "ergodrop.drive.folder.min-age", "3s",
                "ergodrop.mail.poll-every", "2s");
        pods.forEach((key, value) -> settings.set("ergodrop.pods.env[" + key + "]", value));
        return settings.set("ergodrop.roles", "pods,console")
                .set("ergodrop.drive.folder.root", rootId)
                .set("ergodrop.runpod.base-url", standIn.baseUrl())
                .set("ergodrop.runpod.api-key", standIn.accountKey())
                .set("ergodrop.runpod.api-key-file", "")
                .set("ergodrop.pods.secrets[ergodrop.google.passphrase]", PASSPHRASE)
                .set("ergodrop.pods.secrets[ergodrop.google.client-secret]", CLIENT_SECRET)
                .set("ergodrop.pods.deployment", "demo")
                .set("ergodrop.pods.image", "ergodrop:demo")
                .set("ergodrop.pods.exit-when-idle", "10s")
                .set("ergodrop.pods.patience.every", "2s")
                .set("ergodrop.pods.patience.proof-apart", "2s");
    }

    RunPodStandIn standIn() {
        return standIn;
    }

    /** No process is left when this returns, and no disk. */
    @Override
    public void close() throws IOException {
        standIn.close();
        FileSystemUtils.deleteRecursively(disks);
    }
}
