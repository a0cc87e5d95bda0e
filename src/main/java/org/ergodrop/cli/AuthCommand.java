package org.ergodrop.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ergodrop auth}: the authorization at Google. */
@Command(
        name = "auth",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lets the program into a Google Drive: log in, look, carry to another machine, log out.",
        footer = "%nHow to set Google up first: docs/google-setup.md",
        subcommands = {
            AuthLoginCommand.class,
            AuthStatusCommand.class,
            AuthExportCommand.class,
            AuthImportCommand.class,
            AuthLogoutCommand.class,
            CommandLine.HelpCommand.class
        })
final class AuthCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What is to be done? Name one of the commands below.");
    }
}
