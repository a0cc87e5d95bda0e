package org.ergodrop.analysis.posture;

import org.ergodrop.analysis.geometry.Vec3;

/**
 * The neck line (cervical to head) against the trunk's axis [deg].
 *
 * @param flexionDeg in (-180, 180]: 0 in line with the trunk, + head forward, − head back
 * @param lateralDeg in [-90, 90]: + towards the person's left shoulder
 */
record NeckAngles(double flexionDeg, double lateralDeg) {

    /**
     * @param neck cervical to head, upright frame, any length but 0
     * @param thorax up along the trunk's axis, left along the shoulders: the neck bends on the shoulders, not on the hips
     */
    static NeckAngles of(Vec3 neck, BodyAxes thorax) {
        return new NeckAngles(thorax.flexionDeg(neck), thorax.lateralDeg(neck));
    }
}
