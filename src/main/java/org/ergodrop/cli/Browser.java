package org.ergodrop.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The desktop's browser, where there is a desktop. Not AWT's: the headless Java that servers have lacks its native part. */
final class Browser {

    /** A launcher that has not failed by then has found a browser. Ours. */
    private static final long LAUNCH_SECONDS = 3;

    private final Map<String, String> environment;

    Browser(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Opens the address; false when there is no browser to open it in. */
    boolean open(URI address) throws InterruptedException {
        Optional<List<String>> launcher = launcher(System.getProperty("os.name").toLowerCase(Locale.ROOT));
        if (launcher.isEmpty()) {
            return false;
        }
        ProcessBuilder command = new ProcessBuilder(launcher.get())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.command().add(address.toString());
        try {
            Process started = command.start();
            return !started.waitFor(LAUNCH_SECONDS, TimeUnit.SECONDS) || started.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private Optional<List<String>> launcher(String system) {
        if (system.contains("mac")) {
            return Optional.of(command("open"));
        } else if (system.contains("windows")) {
            return Optional.of(command("rundll32", "url.dll,FileProtocolHandler"));
        }
        boolean desktop = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return desktop ? Optional.of(command("xdg-open")) : Optional.empty();
    }

    private static List<String> command(String... words) {
        return new java.util.ArrayList<>(List.of(words));
    }
}
