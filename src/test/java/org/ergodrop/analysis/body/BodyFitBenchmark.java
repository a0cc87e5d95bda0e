package org.ergodrop.analysis.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ergodrop.analysis.pose.PoseFrame;
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

/** Time per frame of the whole fit (guard, targets, pose, confidence, skin points) on one core, noisy bending person. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BodyFitBenchmark {

    private static final int FRAMES = 600;

    private final List<PoseFrame> frames = new ArrayList<>();
    private BodyFitting fitting = BodyFitting.over(new GenericBody(), BodySettings.DEFAULT);
    private int next;

    @Setup
    public void film() {
        double[] rest = new GenericBody().joints().at(new double[7]);
        Random random = new Random(1);
        for (int i = 0; i < FRAMES; i++) {
            BodyPose pose = PlausiblePoses.bent(30, 40 - 40 * Math.cos(2 * Math.PI * i / 120));
            PosedSkeleton skeleton = new PosedSkeleton(rest, pose);
            frames.add(SyntheticLandmarks.of(skeleton).noisy(random, 0.02, 0.05).frame(i, 30));
        }
        frames.forEach(fitting::observe);
        fitting.shape();
    }

    @Benchmark
    public Optional<FittedBody> oneFrame() {
        next = (next + 1) % FRAMES;
        return fitting.fit(frames.get(next));
    }
}
