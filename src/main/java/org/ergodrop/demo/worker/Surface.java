package org.ergodrop.demo.worker;

import java.util.List;
import org.ergodrop.analysis.geometry.Vec3;

/** The common surface of some pieces: smooth within a group, nearly sharp between groups. */
final class Surface {

    /** Greatest width of the joint between pieces of one group [m]. Ours: limbs grow out of each other without a crease. */
    static final double BLEND_METRES = 0.035;

    private static final double TOUCH_METRES = 0.006;
    private static final double NORMAL_STEP_METRES = 0.002;

    private final Blob[] blobs;

    /** @param blobs sorted by group */
    Surface(List<Blob> blobs) {
        this.blobs = blobs.toArray(new Blob[0]);
    }

    boolean isEmpty() {
        return blobs.length == 0;
    }

    /** About the distance to the surface [m], negative inside. */
    double distance(double x, double y, double z) {
        double total = Double.MAX_VALUE;
        double inGroup = Double.MAX_VALUE;
        int group = -1;
        for (Blob blob : blobs) {
            if (blob.group != group) {
                total = union(total, inGroup, TOUCH_METRES);
                inGroup = Double.MAX_VALUE;
                group = blob.group;
            }
            inGroup = union(inGroup, blob.distance(x, y, z), blob.blend);
        }
        return union(total, inGroup, TOUCH_METRES);
    }

    /** The piece whose own surface is nearest. */
    Blob nearest(double x, double y, double z) {
        Blob nearest = blobs[0];
        double least = Double.MAX_VALUE;
        for (Blob blob : blobs) {
            double distance = blob.distance(x, y, z);
            if (distance < least) {
                least = distance;
                nearest = blob;
            }
        }
        return nearest;
    }

    /** Outward unit normal. */
    Vec3 normal(double x, double y, double z) {
        double e = NORMAL_STEP_METRES;
        double a = distance(x + e, y - e, z - e);
        double b = distance(x - e, y - e, z + e);
        double c = distance(x - e, y + e, z - e);
        double d = distance(x + e, y + e, z + e);
        return new Vec3(a - b - c + d, -a - b + c + d, -a + b - c + d).normalized();
    }

    private static double union(double a, double b, double width) {
        double overlap = width - Math.abs(a - b);
        double less = Math.min(a, b);
        return overlap > 0 ? less - overlap * overlap / (4 * width) : less;
    }
}
