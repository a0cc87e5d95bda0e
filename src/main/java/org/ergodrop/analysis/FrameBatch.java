package org.ergodrop.analysis;

import java.util.List;
import org.ergodrop.analysis.video.RgbFrame;

/**
 * Frames that travel together.
 *
 * @param sequence zero-based number of the batch
 * @param frames in order of time
 */
public record FrameBatch(long sequence, List<RgbFrame> frames) {}
