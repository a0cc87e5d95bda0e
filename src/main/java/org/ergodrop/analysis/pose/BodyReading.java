package org.ergodrop.analysis.pose;

/**
 * What the landmark model says of one crop, before it is put back into the frame. Working memory: filled anew each frame.
 * Landmarks 0-32 are the body's, 33 the hip centre and 34 the scale point of the next region, 35-38 unused.
 */
final class BodyReading {

    static final int LANDMARKS = 39;
    static final int HIP_CENTRE = 33;
    static final int BODY_SCALE = 34;

    /** {@code [39]}: fractions of the crop. */
    final float[] x = new float[LANDMARKS];

    final float[] y = new float[LANDMARKS];
    final float[] z = new float[LANDMARKS];
    final float[] visibility = new float[LANDMARKS];
    final float[] presence = new float[LANDMARKS];

    /** {@code [39, 3]}: x|y|z [m], axes of the crop. */
    final float[] world = new float[3 * LANDMARKS];

    /** Probability that there is a body in the crop. */
    float flag;
}
