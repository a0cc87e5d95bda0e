package org.ergodrop.cli;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Whether the service may write where it must, before it starts: the usual mistake with a container is a volume that belongs to
 * somebody else, and neither the log nor the ledger could say so in a sentence.
 */
final class WritableFolders {

    private final ServiceSettings settings;

    WritableFolders(ServiceSettings settings) {
        this.settings = settings;
    }

    /** @throws StartFailure names the folder and its setting */
    void check() {
        settings.value("ergodrop.data").map(Path::of).ifPresent(folder -> check("ergodrop.data", folder));
        settings.value("logging.file.name")
                .filter(name -> !name.isBlank())
                .map(name -> Path.of(name).toAbsolutePath().getParent())
                .ifPresent(folder -> check("logging.file.name", folder));
    }

    private static void check(String key, Path folder) {
        try {
            Examination.writeInto(folder);
        } catch (IOException e) {
            throw StartFailure.notWritable(key, folder, e);
        }
    }
}
