package org.ergodrop.demo.runpod;

import java.util.List;
import java.util.Map;

/** A program with a stand-in and one pod; says the pod's process id and waits to be killed. */
final class OrphanMaker {

    private OrphanMaker() {}

    public static void main(String[] args) throws Exception {
        RunPodStandIn runpod = RunPodStandIn.start(RunPodOptions.forTests()
                .withPhases(RunPodOptions.QUICK)
                .withProgram(PodProgram.command(List.of("/bin/sleep", "1006"))));
        String id = runpod.pods().addPod("orphan", Map.of());
        while (runpod.pods().process(id).isEmpty()) {
            Thread.onSpinWait();
        }
        System.out.println(runpod.pods().process(id).orElseThrow().pid());
        Thread.currentThread().join();
    }
}
