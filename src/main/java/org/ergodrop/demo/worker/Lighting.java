package org.ergodrop.demo.worker;

import org.ergodrop.analysis.geometry.Vec3;

/**
 * The light of the hall.
 *
 * @param towards unit direction from the stage to the lamp
 * @param direct brightness of the lamp, 1 = bright
 * @param ambient brightness of what comes from everywhere
 */
public record Lighting(Vec3 towards, double direct, double ambient) {

    /** Lamps above, a little to the left and in front. */
    public static final Lighting BRIGHT = new Lighting(new Vec3(-0.4, 0.85, 0.5).normalized(), 0.64, 0.6);

    /** A dim corner of the hall. */
    public static final Lighting DIM = new Lighting(new Vec3(-0.4, 0.85, 0.5).normalized(), 0.3, 0.25);

    /** A gate to the right: strong light from one side. */
    public static final Lighting SIDE = new Lighting(new Vec3(0.85, 0.5, 0.25).normalized(), 0.75, 0.36);
}
