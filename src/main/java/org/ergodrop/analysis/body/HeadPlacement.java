package org.ergodrop.analysis.body;

/**
 * Where a body model's head joint lies against the midpoint of the ears, in units of the distance ears to nose (about
 * 0.1 m in an adult).
 *
 * @param up along the head's own upward axis
 * @param forward from the ears to the nose
 */
record HeadPlacement(double up, double forward) {

    /** What the Python prototype fitted SMPL-X's head joint to: near the crown. */
    static final HeadPlacement PROTOTYPE = new HeadPlacement(1.3, 0.2);

    /** On the axis of the ears, where the generic body has its head joint. */
    static final HeadPlacement EAR_AXIS = new HeadPlacement(0, 0);
}
