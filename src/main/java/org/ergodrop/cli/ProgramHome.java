package org.ergodrop.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the program lies: the folder that holds {@code models/}, {@code routes/} and {@code config/}. */
final class ProgramHome {

    private ProgramHome() {}

    /** What the launcher says, otherwise the folder above the jar, otherwise the working directory. */
    static Path locate() {
        String told = System.getProperty("ergodrop.home");
        if (told != null) {
            return Path.of(told);
        }
        try {
            Path code = Path.of(ProgramHome.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path folder = code.getParent();
            if (folder != null && folder.getParent() != null && code.toString().endsWith(".jar")) {
                return folder.getParent();
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own address cannot be read", e);
        }
        return Path.of("").toAbsolutePath();
    }
}
