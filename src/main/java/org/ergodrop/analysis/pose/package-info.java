/**
 * Frames become 33 image and 33 world landmarks: MediaPipe's pose graph (detector, region of interest, landmark model,
 * tracking, smoothing) on ONNX Runtime, which only this room knows.
 */
@NullMarked
package org.ergodrop.analysis.pose;

import org.jspecify.annotations.NullMarked;
