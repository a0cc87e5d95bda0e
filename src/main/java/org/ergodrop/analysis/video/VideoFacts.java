package org.ergodrop.analysis.video;

/**
 * What probing found out about a video, before any of it is analysed.
 *
 * @param container FFmpeg's short container name, for instance {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param codec FFmpeg's codec name, for instance {@code hevc}
 * @param widthPx width of the upright frame (after the rotation metadata) [px]
 * @param heightPx height of the upright frame [px]
 * @param rotationDeg clockwise turn that makes the stored frame upright: 0, 90, 180 or 270
 * @param averageFps average frame rate the container declares [1/s]; 0 when it declares none
 * @param durationSeconds declared duration [s]; 0 when unknown
 * @param sizeBytes file size [bytes]
 */
public record VideoFacts(
        String container,
        String codec,
        int widthPx,
        int heightPx,
        int rotationDeg,
        double averageFps,
        double durationSeconds,
        long sizeBytes) {}
