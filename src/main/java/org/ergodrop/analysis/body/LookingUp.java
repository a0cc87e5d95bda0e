package org.ergodrop.analysis.body;

import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;

/**
 * Whether a face that is seen from the front looks up. It does when the neck is bent back, and also when the whole trunk leans back; from the
 * front no landmark tells the two apart: leaning back by 20° moves the shoulders by 3 cm in the picture, as much as noise does. So
 * neither the trunk nor the neck is certain then. Decision 0018.
 *
 * <p>"Up" is against the video's usual face, since a camera that hangs high sees every face from above.
 */
final class LookingUp {

    /** Ears to the nose's tip, along the face [m]: head length 0.19 m, the ears at its middle. Ours. */
    private static final double EARS_TO_NOSE_METRES = 0.115;

    /** How far above the usual [deg]. Ours: leaning back by 20° reads 8 to 13, level faces stay within 5. */
    private static final double UP_DEG = 5;

    /** Usual until half a second of frontal face was seen [deg]: the nose's tip lies a little under the ears. Ours. */
    private static final double USUAL_DEG = 0;

    private static final int FEWEST = 15;

    private final BinnedMedian usual = new BinnedMedian(90, 0.5);

    void observe(Landmarks landmarks) {
        if (facesTheCamera(landmarks)) {
            usual.add(pitchDeg(landmarks));
        }
    }

    boolean of(Landmarks landmarks) {
        return facesTheCamera(landmarks) && pitchDeg(landmarks) > usual.or(USUAL_DEG, FEWEST) + UP_DEG;
    }

    /** Whether shoulders and face are turned towards the camera by less than 45°. */
    private static boolean facesTheCamera(Landmarks landmarks) {
        Vec3 shoulders = landmarks.world(Landmark.LEFT_SHOULDER).minus(landmarks.world(Landmark.RIGHT_SHOULDER));
        Vec3 ears = landmarks.image(Landmark.LEFT_EAR).minus(landmarks.image(Landmark.RIGHT_EAR));
        return shoulders.x() > Math.abs(shoulders.z()) && ears.x() > 0;
    }

    private static double pitchDeg(Landmarks landmarks) {
        FaceInPicture face = FaceInPicture.of(landmarks);
        double rise = face.forwardPx().y() * face.metresPerPx() / EARS_TO_NOSE_METRES;
        return Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, rise))));
    }
}
