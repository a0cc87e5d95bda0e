package org.ergodrop.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ergodrop console}: what the logins of the console need. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Makes what the logins of the console need.",
        subcommands = {ConsoleHashCommand.class, CommandLine.HelpCommand.class})
final class ConsoleCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What is to be done? Name one of the commands below.");
    }
}
