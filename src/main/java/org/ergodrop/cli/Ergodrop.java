package org.ergodrop.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code ergodrop}. */
@Command(
        name = "ergodrop",
        mixinStandardHelpOptions = true,
        description = "From a video of work to the ergonomic report.")
public final class Ergodrop {

    private Ergodrop() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Ergodrop()).execute(arguments));
    }
}
