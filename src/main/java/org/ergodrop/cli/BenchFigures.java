package org.ergodrop.cli;

import java.util.Map;

/**
 * What one run of the bench measured. All ratios come from this one run on this one machine.
 *
 * @param video the file's name
 * @param widthPx width of the upright picture [px]
 * @param heightPx height of the upright picture [px]
 * @param cores processor cores
 * @param device where the pose models ran and why
 * @param settings pose model, threads and crop
 * @param decodeFps frames a second, decoding and conversion to RGB only
 * @param modelFps runs a second of the bare landmark model with the same threads: the limit
 * @param pipelineFps frames a second from the opened video to the result
 * @param ratio pipelineFps ÷ modelFps
 * @param stageShares busy time of each stage ÷ wall-clock time of the pipeline; stages overlap, so they need not add up to 1
 * @param fitMsPerFrame body fit [ms]
 * @param peakRssMiB most memory of the process so far [MiB]; 0 where the system does not tell
 * @param startToFirstFrameSeconds from the start of the Java machine to the first decoded frame [s]
 */
record BenchFigures(
        String video,
        int widthPx,
        int heightPx,
        int cores,
        String device,
        Map<String, String> settings,
        double decodeFps,
        double modelFps,
        double pipelineFps,
        double ratio,
        Map<String, Double> stageShares,
        double fitMsPerFrame,
        double peakRssMiB,
        double startToFirstFrameSeconds) {}
