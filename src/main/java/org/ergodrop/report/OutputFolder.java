package org.ergodrop.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where the files of one analysis go, and how they are called. */
final class OutputFolder {

    private final Path folder;
    private final FileStem stem;

    OutputFolder(Path folder, String stem) throws IOException {
        Path absolute = folder.toAbsolutePath();
        // a link to a folder is a folder, which createDirectories of JDK 17 denies
        this.folder = Files.isDirectory(absolute) ? absolute : Files.createDirectories(absolute);
        this.stem = FileStem.of(stem);
    }

    /** A file that is not there yet, called after the video. */
    PartialFile file(String ending) {
        return new PartialFile(named(ending));
    }

    private Path named(String ending) {
        try {
            return folder.resolve(stem.text() + ending);
        } catch (InvalidPathException thisProcessCannotNameIt) {
            return folder.resolve(stem.inAscii().text() + ending);
        }
    }
}
