package org.ergodrop.cli;

import java.util.Locale;
import org.ergodrop.text.Explained;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command {@code ergodrop}: exit code 0 done, 1 failed with one sentence, 2 wrong usage. */
@Command(
        name = "ergodrop",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "From a video of a person at work to the ergonomic Excel report.",
        subcommands = {
            AnalyseCommand.class,
            RunCommand.class,
            BenchCommand.class,
            ReportCommand.class,
            DemoCommand.class,
            DemoVideoCommand.class,
            SettingsCommand.class,
            AuthCommand.class,
            SetupCommand.class,
            JobsCommand.class,
            PodsCommand.class,
            RoutesCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Ergodrop {

    private Ergodrop() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs one command and returns its exit code. */
    static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Ergodrop())
                .setExecutionExceptionHandler(Ergodrop::explain)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    /** One sentence for a person; the stack trace only when ERGODROP_DEBUG asks for it. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        if (System.getenv("ERGODROP_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        Locale locale = innermost
                .matchedOptionValue("--lang", ReportLanguage.ofEnvironment())
                .locale();
        String sentence = failure instanceof Explained explained
                ? explained.explain(locale)
                : CliText.SENTENCES.say(locale, "cli.unexpected", String.valueOf(failure));
        command.getErr().println("ergodrop: " + sentence);
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
