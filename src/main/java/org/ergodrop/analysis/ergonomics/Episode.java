package org.ergodrop.analysis.ergonomics;

/**
 * A sustained posture: an unbroken stay in one band.
 *
 * @param band 0..3
 * @param startSeconds presentation time of the first frame in the band [s]
 * @param endSeconds presentation time at which the stay ended [s]
 * @param peakDeg the most extreme angle: the smallest in band 0 when that is the band of leaning back, otherwise the largest
 * @param meanDeg mean over the time of the stay
 */
public record Episode(BodyPart part, int band, double startSeconds, double endSeconds, double peakDeg, double meanDeg) {

    public double lengthSeconds() {
        return endSeconds - startSeconds;
    }
}
