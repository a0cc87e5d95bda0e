package org.ergodrop.analysis.pose;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ergodrop.analysis.video.RgbFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** One 256 × 256 crop out of a 720p frame; asked: under 1 ms. Run {@link #main}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CropBenchmark {

    @Param({"OPENCV", "HALF_PIXEL"})
    public PoseSettings.Crop kind;

    /** 520: the whole body inside; 900: a third of the square lies outside. */
    @Param({"520", "900"})
    public int sidePx;

    private final RgbFrame frame = RgbFrame.unpooled(1280, 720);
    private Crop crop;
    private Crop.Input input;
    private Roi roi;

    @Setup
    public void fill() {
        new Random(1).nextBytes(frame.rgb());
        FloatBuffer planes = ByteBuffer.allocateDirect(3 * 256 * 256 * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        crop = Crop.of(kind);
        input = new Crop.Input(planes, 256, 0, 1, Crop.Border.REPLICATE);
        roi = new Roi(640.3f, 360.7f, sidePx, 0.2f);
    }

    @Benchmark
    public float crop() {
        crop.sample(frame, roi, input);
        return input.planes().get(0);
    }

    public static void main(String[] args) throws Exception {
        new Runner(new OptionsBuilder()
                        .include(CropBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
