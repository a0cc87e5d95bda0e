package org.ergodrop.analysis.pose;

/**
 * Where a tracker's time went.
 *
 * @param frames frames processed
 * @param detections how often the detector ran
 * @param detectSeconds detector with its own crop and decoding [s]
 * @param cropSeconds sampling the region for the landmark model [s]
 * @param inferSeconds landmark model [s]
 * @param decodeSeconds refining, placing, smoothing [s]
 */
public record PoseTimes(
        long frames,
        long detections,
        double detectSeconds,
        double cropSeconds,
        double inferSeconds,
        double decodeSeconds) {}
