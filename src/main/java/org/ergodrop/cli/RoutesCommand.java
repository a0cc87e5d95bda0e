package org.ergodrop.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ergodrop routes}: the files of the workflow. */
@Command(
        name = "routes",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after the route files, routes/*.camel.yaml.",
        footer = "%nWhat may be changed in them: docs/routes.md",
        subcommands = {RoutesCheckCommand.class, CommandLine.HelpCommand.class})
final class RoutesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What is to be done? Name one of the commands below.");
    }
}
