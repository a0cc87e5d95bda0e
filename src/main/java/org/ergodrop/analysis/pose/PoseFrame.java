package org.ergodrop.analysis.pose;

import org.jspecify.annotations.Nullable;

/**
 * What the pose graph says of one frame.
 *
 * @param index zero-based number among the analysed frames
 * @param timeSeconds presentation time since the first frame [s]
 * @param landmarks null when no person was found: a frame without a person keeps its place
 * @param body which body the landmarks are on, counted from 0 in order of appearance on the track; -1 without landmarks.
 *     It changes where the track went over to another body.
 */
public record PoseFrame(
        long index, double timeSeconds, @Nullable Landmarks landmarks, int body) {}
