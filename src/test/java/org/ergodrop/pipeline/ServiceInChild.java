package org.ergodrop.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** The service in a program of its own, to be killed: it stops for ever in the middle of a video and says so by a file. */
final class ServiceInChild {

    private ServiceInChild() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        FakeAnalysis analysis = new FakeAnalysis();
        analysis.beforePose = event -> {
            if (event.endsWith("pose 2")) {
                try {
                    Files.writeString(folder.resolve("in-the-middle"), event);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                while (true) {
                    LockSupport.park();
                }
            }
        };
        RunningService.start(folder, analysis, FakeAnalysis::writeReport);
    }
}
