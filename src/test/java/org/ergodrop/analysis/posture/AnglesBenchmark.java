package org.ergodrop.analysis.posture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.demo.worker.Camera;
import org.ergodrop.demo.worker.Scripts;
import org.ergodrop.demo.worker.SyntheticWorker;
import org.ergodrop.demo.worker.SyntheticWorker.Performance;
import org.ergodrop.demo.worker.Truth;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time per frame of all angles with their confidence, on one core, over the synthetic worker's standard script. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AnglesBenchmark {

    private final PostureMeter meter = new PostureMeter(PostureSettings.DEFAULT, StandingOffset.NONE);
    private final List<Truth> truths = new ArrayList<>();
    private final List<PoseFrame> frames = new ArrayList<>();
    private int next;

    @Setup
    public void film() {
        SyntheticWorker worker =
                new SyntheticWorker(Performance.of(Scripts.STANDARD.script(), Camera.FRONT.around(45)));
        for (int i = 0; i < worker.frames(); i++) {
            Truth truth = worker.truth(i);
            truths.add(truth);
            frames.add(new PoseFrame(i, truth.timeSeconds(), truth.asLandmarks(), 0));
        }
    }

    @Benchmark
    public Posture oneFrame() {
        next = (next + 1) % frames.size();
        return meter.measure(frames.get(next), Optional.of(truths.get(next).asFittedBody()));
    }
}
