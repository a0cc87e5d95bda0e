package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.poi.util.TempFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {

    @TempDir
    Path folder;

    @Test
    void poisTemporaryFilesLieInItAndGoWithIt() throws IOException {
        Path scratch;
        try (ScratchFolder made = new ScratchFolder()) {
            scratch = made.path();
            Path file = TempFile.withStrategy(made, ScratchFolderTest::fileOfPoi);
            assertThat(file).exists().hasParent(scratch);
            assertThat(made.createTempDirectory("d")).isDirectory();
        }
        assertThat(scratch).doesNotExist();
    }

    @Test
    void whenTheProcessIsEndedInTheMiddleOfWriting_nothingStaysBehind() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Interrupted.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream output = process.getInputStream()) {
            assertThat(output.read()).as("is writing").isEqualTo('w');
            assertThat(folder.resolve("tmp")).isNotEmptyDirectory();
            process.destroy(); // SIGTERM, as a service is ended; Ctrl-C takes the same way
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    private static Path fileOfPoi() {
        try {
            return TempFile.createTempFile("sheet", ".xml").toPath();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Begins both kinds of files and waits to be ended. */
    static final class Interrupted {

        private Interrupted() {}

        public static void main(String[] arguments) throws Exception {
            try (ScratchFolder scratch = new ScratchFolder();
                    PartialFile file = new OutputFolder(Path.of(arguments[0]), "a").file("_angles.csv")) {
                scratch.createTempFile("sheet", ".xml");
                Files.writeString(file.path(), "half");
                System.out.print('w');
                System.out.flush();
                new java.util.concurrent.CountDownLatch(1).await();
            }
        }
    }
}
