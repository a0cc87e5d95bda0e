package org.ergodrop.cli;

import java.io.PrintWriter;
import org.ergodrop.analysis.SettingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ergodrop settings}: every analysis setting with its default and meaning. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description = "Lists the settings of an analysis, their defaults and what they mean.")
final class SettingsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (SettingKey key : SettingKey.values()) {
            out.printf("%-34s %-12s %s%n", key.key(), key.standard().isEmpty() ? "-" : key.standard(), key.meaning());
        }
        out.flush();
    }
}
