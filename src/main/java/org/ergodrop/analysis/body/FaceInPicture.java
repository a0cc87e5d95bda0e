package org.ergodrop.analysis.body;

import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;

/**
 * The face's directions as the picture shows them. The pose model's world landmarks turn the face towards what is usual (a nod of
 * 40° seen from the front reads as 18°); nose and ears in the picture do not. Only depth, which the picture does not show, stays that of
 * the world landmarks. Over a head's size perspective plays no part. Decision 0018.
 *
 * @param metresPerPx 0 when the picture does not tell
 * @param forwardPx middle of the ears to nose, x right, y up [px]
 * @param leftPx right to left ear, x right, y up [px]
 */
record FaceInPicture(double metresPerPx, Vec3 forwardPx, Vec3 leftPx) {

    static FaceInPicture of(Landmarks landmarks) {
        Vec3 leftEar = picture(landmarks, Landmark.LEFT_EAR);
        Vec3 rightEar = picture(landmarks, Landmark.RIGHT_EAR);
        Vec3 forward = picture(landmarks, Landmark.NOSE).minus(leftEar.midpoint(rightEar));
        Vec3 left = leftEar.minus(rightEar);
        boolean usable =
                forward.isFinite() && left.isFinite() && left.plus(forward).norm() > 0;
        return new FaceInPicture(usable ? metresPerPx(landmarks) : 0, forward, left);
    }

    private static Vec3 picture(Landmarks landmarks, Landmark landmark) {
        Vec3 px = landmarks.image(landmark);
        return new Vec3(px.x(), -px.y(), 0);
    }

    /** Size of the body in the world over its size in the picture, by the spread of all landmarks across the line of sight. */
    private static double metresPerPx(Landmarks landmarks) {
        double metres = spread(landmarks.worldMetres());
        double px = spread(landmarks.imagePx());
        double scale = metres / px;
        return Double.isFinite(scale) ? scale : 0;
    }

    private static double spread(float[] xyz) {
        double sum = 0;
        for (int axis = 0; axis < 2; axis++) {
            double mean = 0;
            for (int at = axis; at < xyz.length; at += 3) {
                mean += xyz[at] / Landmarks.COUNT;
            }
            for (int at = axis; at < xyz.length; at += 3) {
                sum += (xyz[at] - mean) * (xyz[at] - mean);
            }
        }
        return Math.sqrt(sum);
    }

    /** Ears to nose [m], with the depth of {@code world}. */
    Vec3 forward(Vec3 world) {
        return seen(forwardPx, world);
    }

    /** Right to left ear [m], with the depth of {@code world}. */
    Vec3 left(Vec3 world) {
        return seen(leftPx, world);
    }

    private Vec3 seen(Vec3 px, Vec3 world) {
        return metresPerPx == 0 ? world : new Vec3(px.x() * metresPerPx, px.y() * metresPerPx, world.z());
    }
}
