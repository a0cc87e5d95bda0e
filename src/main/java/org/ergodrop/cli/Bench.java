package org.ergodrop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ergodrop.analysis.AnalysisEngine;
import org.ergodrop.analysis.AnalysisPipeline;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.AnalysisSession;
import org.ergodrop.analysis.Progress;
import org.ergodrop.analysis.SettingKey;
import org.ergodrop.analysis.video.RgbFrame;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFacts;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.analysis.video.VideoReader;

/**
 * Measures one video: decoding alone, the bare model, the whole pipeline. The bare model is measured before and after the
 * pipeline, because machines are not equally quiet all the time. A short video is run through again until the time is up;
 * the first run through the pipeline warms the Java machine up and does not count.
 */
final class Bench {

    private static final Path LINUX_PROCESS_STATUS = Path.of("/proc/self/status");
    private static final double KIB_PER_MIB = 1024;

    private final AnalysisEngine engine;
    private final VideoFile video;
    private final double seconds;
    private final Map<String, Double> stageSeconds = new TreeMap<>();
    private long pipelineFrames;
    private double pipelineSeconds;

    /** @param seconds how long each of the three measurements lasts at least [s] */
    Bench(AnalysisEngine engine, VideoFile video, double seconds) {
        this.engine = engine;
        this.video = video;
        this.seconds = seconds;
    }

    BenchFigures run() throws UnusableVideoException, InterruptedException {
        double startToFirstFrame = secondsToFirstFrame();
        VideoFacts facts = facts();
        double decodeFps = decodeFps();
        double modelBefore = engine.inferencesPerSecond(seconds / 2);
        runPipelineOnce();
        stageSeconds.clear();
        pipelineFrames = 0;
        pipelineSeconds = 0;
        while (pipelineSeconds < seconds) {
            runPipelineOnce();
        }
        double modelFps = (modelBefore + engine.inferencesPerSecond(seconds / 2)) / 2;
        double pipelineFps = pipelineFrames / pipelineSeconds;
        return new BenchFigures(
                video.originalName(),
                facts.widthPx(),
                facts.heightPx(),
                Runtime.getRuntime().availableProcessors(),
                engine.device(),
                poseSettings(),
                decodeFps,
                modelFps,
                pipelineFps,
                pipelineFps / modelFps,
                shares(),
                1000 * stageSeconds.getOrDefault("body.fit", 0.0) / Math.max(1, pipelineFrames),
                peakRssMiB(),
                startToFirstFrame);
    }

    private double secondsToFirstFrame() throws UnusableVideoException, InterruptedException {
        try (VideoReader reader = VideoReader.open(video, engine.settings().video())) {
            RgbFrame first = reader.next();
            if (first != null) {
                first.release();
            }
            return (System.currentTimeMillis()
                            - ManagementFactory.getRuntimeMXBean().getStartTime())
                    / 1000.0;
        }
    }

    private VideoFacts facts() throws UnusableVideoException {
        try (AnalysisSession session = engine.open(video)) {
            return session.facts();
        }
    }

    private double decodeFps() throws UnusableVideoException, InterruptedException {
        long frames = 0;
        double elapsed = 0;
        long start = System.nanoTime();
        while (elapsed < seconds / 2) {
            try (VideoReader reader = VideoReader.open(video, engine.settings().video())) {
                for (RgbFrame frame = reader.next(); frame != null; frame = reader.next()) {
                    frame.release();
                }
                frames += reader.outcome().decodedFrames();
            }
            elapsed = (System.nanoTime() - start) * 1e-9;
        }
        return frames / elapsed;
    }

    private void runPipelineOnce() throws UnusableVideoException {
        long start = System.nanoTime();
        try (AnalysisSession session = engine.open(video);
                AnalysisResult result = new AnalysisPipeline(session, Progress.SILENT).run()) {
            pipelineSeconds += (System.nanoTime() - start) * 1e-9;
            pipelineFrames += result.postures().size();
            result.stageSeconds().forEach((stage, time) -> stageSeconds.merge(stage, time, Double::sum));
        }
    }

    private Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        stageSeconds.forEach((stage, time) -> shares.put(stage, time / pipelineSeconds));
        return shares;
    }

    private Map<String, String> poseSettings() {
        Map<String, String> shown = new LinkedHashMap<>();
        for (SettingKey key : new SettingKey[] {SettingKey.POSE_MODEL, SettingKey.POSE_CROP, SettingKey.POSE_THREADS}) {
            shown.put(key.key(), engine.settings().byKey().getOrDefault(key.key(), key.standard()));
        }
        return shown;
    }

    /** The kernel's high-water mark; only Linux tells it this way. */
    private static double peakRssMiB() {
        if (!Files.isReadable(LINUX_PROCESS_STATUS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(LINUX_PROCESS_STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("the system does not tell the memory of this process", e);
        }
    }
}
