package org.ergodrop.analysis.body;

import java.util.List;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;
import org.jspecify.annotations.Nullable;

/**
 * Undoes frames in which the pose model mistook left for right: for the head and arms, for the hips, or for the legs below
 * them, in any combination. ADR-0008.
 *
 * <p>Of the eight ways to read a frame the one is kept that moves the landmarks least since the frame before and that a body
 * can do: the hips are not turned more than 90° against the shoulders, the face does not look backwards. Reading a frame as it
 * came is preferred; only clear evidence changes it. A reading that differs from the model's for longer than
 * {@value #LONGEST_SWAP_SECONDS} s without an anatomical reason was itself the mistake: the model's is taken again.
 */
final class SwapGuard {

    /** Longest run of swapped frames that continuity alone may undo [s]; swaps last a few frames. Ours, ADR-0008. */
    static final double LONGEST_SWAP_SECONDS = 0.7;

    /** Longest pause after which the frame before still says something [s]. Ours, ADR-0008. */
    private static final double LONGEST_PAUSE_SECONDS = 0.4;

    /** By how much another reading must be better than the frame as it came [m of movement per landmark]. Ours, ADR-0008. */
    private static final double MARGIN_METRES = 0.04;

    /** What an impossible body costs [m of movement per landmark]. Ours, ADR-0008. */
    private static final double IMPOSSIBLE_METRES = 0.3;

    private static final double CLEAR_VISIBILITY = 0.5;

    /** Landmark pairs that change together, as their left members; the right one follows by name. */
    private static final List<int[][]> GROUPS = List.of(
            new int[][] {
                {1, 4}, {2, 5}, {3, 6}, {7, 8}, {9, 10}, {11, 12}, {13, 14}, {15, 16}, {17, 18}, {19, 20}, {21, 22}
            },
            new int[][] {{23, 24}},
            new int[][] {{25, 26}, {27, 28}, {29, 30}, {31, 32}});

    private @Nullable Landmarks before;
    private double beforeSeconds;
    private double asItCameSeconds;

    /** Starts anew: the next frame shows somebody else. */
    void forget() {
        before = null;
    }

    /** The frame with left and right as they are on the person; the same object when nothing had to be changed. */
    Landmarks unswap(Landmarks frame, double timeSeconds) {
        double pause = timeSeconds - beforeSeconds;
        if (before == null || !(pause >= 0 && pause <= LONGEST_PAUSE_SECONDS)) {
            before = null;
            asItCameSeconds = timeSeconds;
        }
        Landmarks best = frame;
        double bestCost = cost(frame) - MARGIN_METRES;
        for (int reading = 1; reading < 1 << GROUPS.size(); reading++) {
            Landmarks read = swapped(frame, reading);
            double cost = cost(read);
            if (cost < bestCost) {
                best = read;
                bestCost = cost;
            }
        }
        boolean tooLong = timeSeconds - asItCameSeconds > LONGEST_SWAP_SECONDS && impossible(frame) == 0;
        if (best == frame || tooLong) {
            best = frame;
            asItCameSeconds = timeSeconds;
        }
        before = best;
        beforeSeconds = timeSeconds;
        return best;
    }

    private double cost(Landmarks read) {
        return movement(read) + IMPOSSIBLE_METRES * impossible(read);
    }

    /** Mean movement since the frame before [m], each group counting alike, landmarks by visibility. */
    private double movement(Landmarks read) {
        Landmarks earlier = before;
        double sum = 0;
        for (int[][] group : GROUPS) {
            double moved = 0;
            double weights = 1e-6;
            for (int[] pair : group) {
                for (int landmark : pair) {
                    if (earlier != null) {
                        double weight = Math.min(read.visibility()[landmark], earlier.visibility()[landmark]);
                        moved += weight * at(read, landmark).distance(at(earlier, landmark));
                        weights += weight;
                    }
                }
            }
            sum += moved / weights;
        }
        return sum;
    }

    private static Vec3 at(Landmarks landmarks, int landmark) {
        return landmarks.world(Landmark.values()[landmark]);
    }

    /** How impossible the body is: 0 for a possible one, growing with the turn of hips or face beyond 90°. */
    private static double impossible(Landmarks read) {
        Vec3 shoulders = read.world(Landmark.LEFT_SHOULDER).minus(read.world(Landmark.RIGHT_SHOULDER));
        Vec3 hips = read.world(Landmark.LEFT_HIP).minus(read.world(Landmark.RIGHT_HIP));
        double twist = Math.max(0, -shoulders.dot(hips) / Math.max(1e-9, shoulders.norm() * hips.norm()));
        double face = 0;
        if (read.visibility(Landmark.NOSE) > CLEAR_VISIBILITY) {
            Vec3 ears = read.world(Landmark.LEFT_EAR).midpoint(read.world(Landmark.RIGHT_EAR));
            Vec3 looks = read.world(Landmark.NOSE).minus(ears);
            Vec3 hipCentre = read.world(Landmark.LEFT_HIP).midpoint(read.world(Landmark.RIGHT_HIP));
            Vec3 up = read.world(Landmark.LEFT_SHOULDER)
                    .midpoint(read.world(Landmark.RIGHT_SHOULDER))
                    .minus(hipCentre);
            Vec3 chest = shoulders.cross(up); // x × y = z: forward in every right-handed frame
            double against = -looks.dot(chest) / Math.max(1e-9, looks.norm() * chest.norm());
            face = Math.max(0, against - 0.5); // a head thrown back over a bent trunk looks up to 120° away
        }
        double sum = twist + face;
        return Double.isFinite(sum) ? sum : 0;
    }

    /** The frame with the groups of {@code reading} (bit by bit) exchanged between left and right. */
    private static Landmarks swapped(Landmarks frame, int reading) {
        float[] image = frame.imagePx().clone();
        float[] world = frame.worldMetres().clone();
        float[] visibility = frame.visibility().clone();
        float[] presence = frame.presence().clone();
        for (int group = 0; group < GROUPS.size(); group++) {
            if ((reading >> group & 1) == 1) {
                for (int[] pair : GROUPS.get(group)) {
                    exchange(image, pair, 3);
                    exchange(world, pair, 3);
                    exchange(visibility, pair, 1);
                    exchange(presence, pair, 1);
                }
            }
        }
        return new Landmarks(image, world, visibility, presence, frame.score());
    }

    private static void exchange(float[] values, int[] pair, int width) {
        for (int i = 0; i < width; i++) {
            float kept = values[pair[0] * width + i];
            values[pair[0] * width + i] = values[pair[1] * width + i];
            values[pair[1] * width + i] = kept;
        }
    }
}
