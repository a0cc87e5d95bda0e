package org.ergodrop.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ergodrop pods}: which GPU pods there are, what they cost, and what a person can do about them. */
@Command(
        name = "pods",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows the GPU pods of this installation at RunPod, wants one more, ends some, and says what they cost.",
            "Works while the service runs and while it stands. Pods of others in the same account are never touched."
        },
        footer = "%nWhat it all means: docs/pods.md",
        subcommands = {
            PodsListCommand.class,
            PodsStartCommand.class,
            PodsStopCommand.class,
            PodsReapCommand.class,
            PodsCostCommand.class,
            CommandLine.HelpCommand.class
        })
final class PodsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What is to be done? Name one of the commands below.");
    }
}
