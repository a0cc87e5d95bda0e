package org.ergodrop.analysis.video;

import java.util.Optional;

/**
 * How far a video could be decoded.
 *
 * @param lastTimeSeconds presentation time of the last decoded frame since the first [s]
 * @param pickedFrames frames handed out
 * @param decodedFrames frames decoded, also those that {@code video.max-fps} passed over
 * @param damagedParts pieces of the stream that could not be decoded and were skipped; the times of frames around them are
 *     still right
 * @param stoppedEarly what broke off the decoding before the declared end; empty when the end was reached
 */
public record DecodeOutcome(
        double lastTimeSeconds,
        long pickedFrames,
        long decodedFrames,
        long damagedParts,
        Optional<String> stoppedEarly) {}
