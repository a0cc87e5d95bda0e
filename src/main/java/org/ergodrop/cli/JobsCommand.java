package org.ergodrop.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ergodrop jobs}: what became of each video, and what a person can do about it. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows the jobs of the service, gives one that was put aside another try, or ends one.",
            "Works while the service runs and while it stands."
        },
        footer = "%nWhat the states mean: docs/operations.md",
        subcommands = {
            JobsListCommand.class,
            JobsShowCommand.class,
            JobsRetryCommand.class,
            JobsCancelCommand.class,
            CommandLine.HelpCommand.class
        })
final class JobsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What is to be done? Name one of the commands below.");
    }
}
