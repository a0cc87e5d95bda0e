package org.ergodrop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ergodrop.google.AuthorizationException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ergodrop demo}: the whole service with a stand-in for Google Drive, to be tried with a file manager. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts the service together with a stand-in for Google Drive on this machine, to try the way of a video:",
            "drop one into DIR/01-upload, the report comes to DIR/03-completed, a mail to DIR/mails.",
            "No Google account is needed and nothing leaves this machine. Stop it with Ctrl-C."
        },
        footer = {
            "%nThe settings of config/application.yaml are not used, so that a demo never touches a real hot folder;",
            "change some with --set. To begin anew, delete DIR."
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "demo-drive",
            description = "Where the folders are made. Default: ./${DEFAULT-VALUE}")
    private Path folder = Path.of("demo-drive");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the console; 0 = any free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--sample",
            description = "Also drops a synthetic worker, so that there is something to see at once.")
    private boolean sample;

    @Option(
            names = "--pods",
            description =
                    "Also with a stand-in for RunPod: a pod is rented when a video waits, analyses it in a process of its "
                            + "own on this machine, and ends itself. Needs bash and curl.")
    private boolean pods;

    @Option(
            names = "--lang",
            paramLabel = "cs|en",
            description = "Language of the reports, the mails and what is said here. Default: cs.")
    private ReportLanguage language = ReportLanguage.ofEnvironment();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes a setting of the service; may be repeated.")
    private List<String> settings = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, AuthorizationException {
        settings.stream().filter(setting -> !setting.contains("=")).findFirst().ifPresent(setting -> {
            throw new ParameterException(spec.commandLine(), "--set " + setting + ": KEY=VALUE");
        });
        Locale locale = language.locale();
        Path home = ProgramHome.locate();
        if (pods) {
            DemoRunPod.script(home);
        }
        tell(CliText.SENTENCES.say(locale, "demo.stand-in"));
        DemoFolder where = new DemoFolder(folder.toAbsolutePath().normalize());
        Demo demo = Demo.start(
                new Demo.Choice(home, where, port, settings, locale, pods ? podProgram(home) : null), this::tell);
        StopSignals signals = StopSignals.listen();
        demo.service().addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> signals.stop());
        tell("");
        tell("  " + ready(demo, locale));
        if (pods) {
            tell("");
            tell(CliText.SENTENCES.say(locale, "demo.pods.ready", where.settings(), where.podLogs()));
        }
        tell("");
        tell(CliText.SENTENCES.say(locale, "demo.no-video", folder));
        if (sample) {
            // rendered beside, because Ctrl-C must end the demo at any time
            Thread rendering = new Thread(() -> dropSample(where, locale), "sample");
            rendering.setDaemon(true);
            rendering.start();
        }
        signals.await();
        demo.close();
        return signals.exitCode();
    }

    /** The image of a container says by a variable what starts the program there. */
    private static Path podProgram(Path home) {
        String told = System.getenv("ERGODROP_PROGRAM");
        return told == null ? home.resolve("ergodrop") : Path.of(told);
    }

    private String ready(Demo demo, Locale locale) {
        return CliText.SENTENCES.say(
                locale,
                "demo.ready",
                folder.resolve("01-upload"),
                folder.resolve("03-completed"),
                folder.resolve("04-archive"),
                folder.resolve("06-failed"),
                folder.resolve("mails"),
                demo.console(),
                demo.drivePage());
    }

    /** Rendered elsewhere and moved, as its angles lie beside it. */
    private void dropSample(DemoFolder where, Locale locale) {
        try {
            Path rendered =
                    Files.createDirectories(where.service().resolve("sample")).resolve("worker.mp4");
            int done = spec.commandLine().getParent().execute("demo-video", rendered.toString());
            if (done == CommandLine.ExitCode.OK) {
                Files.move(rendered, where.path().resolve("01-upload").resolve("worker.mp4"));
                tell(CliText.SENTENCES.say(locale, "demo.sample"));
            }
        } catch (IOException e) {
            tell(CliText.SENTENCES.say(locale, "demo.no-sample", e.toString()));
        }
    }

    private void tell(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
