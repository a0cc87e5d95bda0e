package org.ergodrop.analysis.body;

import java.util.Random;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.pose.PoseFrame;

/** Landmarks as a perfect pose model would give them for a posed generic body, in the camera frame; noise on request. */
final class SyntheticLandmarks {

    private final float[] world = new float[3 * Landmarks.COUNT];
    private final float[] visibility = new float[Landmarks.COUNT];

    /** Nose, ears and toes lie where {@link TargetPlacement} turns them into exactly this skeleton's joints. */
    static SyntheticLandmarks of(PosedSkeleton skeleton) {
        SyntheticLandmarks made = new SyntheticLandmarks();
        java.util.Arrays.fill(made.visibility, 1);
        made.put(Landmark.LEFT_SHOULDER, skeleton, Joint.LEFT_SHOULDER);
        made.put(Landmark.RIGHT_SHOULDER, skeleton, Joint.RIGHT_SHOULDER);
        made.put(Landmark.LEFT_ELBOW, skeleton, Joint.LEFT_ELBOW);
        made.put(Landmark.RIGHT_ELBOW, skeleton, Joint.RIGHT_ELBOW);
        made.put(Landmark.LEFT_WRIST, skeleton, Joint.LEFT_WRIST);
        made.put(Landmark.RIGHT_WRIST, skeleton, Joint.RIGHT_WRIST);
        made.put(Landmark.LEFT_HIP, skeleton, Joint.LEFT_HIP);
        made.put(Landmark.RIGHT_HIP, skeleton, Joint.RIGHT_HIP);
        made.put(Landmark.LEFT_KNEE, skeleton, Joint.LEFT_KNEE);
        made.put(Landmark.RIGHT_KNEE, skeleton, Joint.RIGHT_KNEE);
        made.put(Landmark.LEFT_ANKLE, skeleton, Joint.LEFT_ANKLE);
        made.put(Landmark.RIGHT_ANKLE, skeleton, Joint.RIGHT_ANKLE);
        made.put(Landmark.LEFT_FOOT_INDEX, skeleton, Joint.LEFT_FOOT);
        made.put(Landmark.RIGHT_FOOT_INDEX, skeleton, Joint.RIGHT_FOOT);
        int head = Joint.HEAD.ordinal();
        made.put(Landmark.LEFT_EAR, skeleton.attached(head, new Vec3(0.075, 0, 0)));
        made.put(Landmark.RIGHT_EAR, skeleton.attached(head, new Vec3(-0.075, 0, 0)));
        double down = Math.toRadians(10);
        made.put(Landmark.NOSE, skeleton.attached(head, new Vec3(0, -0.1 * Math.sin(down), 0.1 * Math.cos(down))));
        return made;
    }

    private void put(Landmark landmark, PosedSkeleton skeleton, Joint joint) {
        put(landmark, skeleton.joint(joint.ordinal()));
    }

    /** From the upright frame into the camera's. */
    private void put(Landmark landmark, Vec3 upright) {
        int at = 3 * landmark.ordinal();
        world[at] = (float) upright.x();
        world[at + 1] = (float) -upright.y();
        world[at + 2] = (float) -upright.z();
    }

    /** Gaussian noise across the image and along the line of sight [m]. */
    SyntheticLandmarks noisy(Random random, double imageMetres, double depthMetres) {
        for (int i = 0; i < world.length; i++) {
            world[i] += (float) (random.nextGaussian() * (i % 3 == 2 ? depthMetres : imageMetres));
        }
        return this;
    }

    SyntheticLandmarks unseen(Landmark... landmarks) {
        for (Landmark landmark : landmarks) {
            visibility[landmark.ordinal()] = 0;
            for (int axis = 0; axis < 3; axis++) {
                world[3 * landmark.ordinal() + axis] = Float.NaN;
            }
        }
        return this;
    }

    Landmarks landmarks() {
        return new Landmarks(world.clone(), world.clone(), visibility.clone(), visibility.clone(), 1);
    }

    PoseFrame frame(long index, double framesPerSecond) {
        return new PoseFrame(index, index / framesPerSecond, landmarks(), 0);
    }
}
