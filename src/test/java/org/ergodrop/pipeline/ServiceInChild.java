package org.ergodrop.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The service in a program of its own, to be killed: it stops for ever in the middle of a video and says so by a file. */
final class ServiceInChild {

    private ServiceInChild() {}

    /** Starts it; {@code in-the-middle} appears in the folder when it stands still. */
    static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // it lives for seconds: the second compiler would never pay
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServiceInChild.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        ProcessHandle test = ProcessHandle.current().parent().orElseThrow();
        Path folder = Path.of(arguments[0]);
        FakeAnalysis analysis = new FakeAnalysis();
        analysis.beforePose = event -> {
            if (event.endsWith("pose 2")) {
                try {
                    Files.writeString(folder.resolve("in-the-middle"), event);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                // whoever killed the test does not want its service to live on
                while (test.isAlive()) {
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
                Runtime.getRuntime().halt(1);
            }
        };
        RunningService.start(folder, analysis, FakeAnalysis::writeReport);
    }
}
