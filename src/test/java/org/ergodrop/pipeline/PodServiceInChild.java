package org.ergodrop.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * What runs in a pod of {@link PodsWorld}, as {@code ergodrop run} does in a real one: the service, with nothing but the pod's
 * environment for its settings, until it is idle. Only decoder and pose model are stand-ins.
 */
final class PodServiceInChild {

    private PodServiceInChild() {}

    /** @param arguments a file: while it exists, no video goes forward */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(System.getenv("ERGODROP_DATA"));
        Path hold = Path.of(arguments[0]);
        FakeAnalysis analysis = new FakeAnalysis();
        analysis.beforePose = event -> {
            while (Files.exists(hold)) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        };
        RunningService service = RunningService.start(
                data,
                analysis,
                FakeAnalysis::writeReport,
                "ergodrop.language=" + System.getenv("ERGODROP_LANGUAGE"));
        CountDownLatch idle = new CountDownLatch(1);
        service.context.getBean(IdleExit.class).whenIdle(idle::countDown);
        idle.await();
        service.close();
        System.exit(0);
    }
}
