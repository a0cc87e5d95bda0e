package org.ergodrop.analysis.video;

/**
 * @param maxFps frames are picked by time so that no more than this many a second are analysed [1/s]
 * @param maxSidePx longest side that is accepted [px]
 * @param maxHours longest duration that is accepted [h]
 */
public record VideoSettings(double maxFps, int maxSidePx, double maxHours) {

    public static final VideoSettings DEFAULT = new VideoSettings(30, 8192, 12);

    public VideoSettings {
        if (!(maxFps > 0 && maxFps <= 1000)) {
            throw new IllegalArgumentException("video.max-fps must be in (0, 1000], was " + maxFps);
        }
        if (maxSidePx < 16) {
            throw new IllegalArgumentException("video.max-side-px must be at least 16, was " + maxSidePx);
        }
        if (!(maxHours > 0)) {
            throw new IllegalArgumentException("video.max-hours must be positive, was " + maxHours);
        }
    }
}
