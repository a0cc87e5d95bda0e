package org.ergodrop.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ergodrop setup}: makes on other systems what the service needs there. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Makes what the service needs on other systems.",
        subcommands = {SetupDriveCommand.class, CommandLine.HelpCommand.class})
final class SetupCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What is to be set up? Name one of the commands below.");
    }
}
