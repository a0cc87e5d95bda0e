/**
 * Vectors, rotations and the frames of reference. JDK only.
 *
 * <ul>
 *   <li><b>camera frame</b> (MediaPipe's world landmarks): metres, hip-centred, x to the image's right, y down, z away
 *       from the camera; right-handed.
 *   <li><b>upright frame</b> (everything from {@code body} on): metres, x to the image's right, y up, z towards the
 *       camera; the camera frame turned by 180° about x, so right-handed too: left stays left.
 * </ul>
 */
@NullMarked
package org.ergodrop.analysis.geometry;

import org.jspecify.annotations.NullMarked;
