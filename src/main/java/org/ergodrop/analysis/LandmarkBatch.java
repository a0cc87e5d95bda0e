package org.ergodrop.analysis;

import java.util.List;
import org.ergodrop.analysis.pose.PoseFrame;

/**
 * The pose graph's output for one {@link FrameBatch}.
 *
 * @param sequence the batch's number
 */
public record LandmarkBatch(long sequence, List<PoseFrame> frames) {}
