package org.ergodrop.demo.worker;

import org.ergodrop.analysis.geometry.Vec3;

/** Where the features of the face are, from the centre of the head at rest, the left side [m]. Drawn, ours. */
final class FaceGeometry {

    static final Vec3 NOSE = new Vec3(0, -0.022, 0.118);
    static final Vec3 EYE = new Vec3(0.031, 0.012, 0.085);
    static final Vec3 EYE_INNER = new Vec3(0.017, 0.01, 0.09);
    static final Vec3 EYE_OUTER = new Vec3(0.045, 0.012, 0.075);
    static final Vec3 EAR = new Vec3(0.084, -0.006, -0.005);
    static final Vec3 MOUTH_CORNER = new Vec3(0.024, -0.06, 0.089);

    private FaceGeometry() {}
}
