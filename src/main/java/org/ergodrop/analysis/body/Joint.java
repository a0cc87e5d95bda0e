package org.ergodrop.analysis.body;

/** The first 22 joints of the SMPL-X kinematic tree, in model order; left and right are the person's. */
public enum Joint {
    PELVIS(null),
    LEFT_HIP(PELVIS),
    RIGHT_HIP(PELVIS),
    SPINE1(PELVIS),
    LEFT_KNEE(LEFT_HIP),
    RIGHT_KNEE(RIGHT_HIP),
    SPINE2(SPINE1),
    LEFT_ANKLE(LEFT_KNEE),
    RIGHT_ANKLE(RIGHT_KNEE),
    SPINE3(SPINE2),
    LEFT_FOOT(LEFT_ANKLE),
    RIGHT_FOOT(RIGHT_ANKLE),
    NECK(SPINE3),
    LEFT_COLLAR(SPINE3),
    RIGHT_COLLAR(SPINE3),
    HEAD(NECK),
    LEFT_SHOULDER(LEFT_COLLAR),
    RIGHT_SHOULDER(RIGHT_COLLAR),
    LEFT_ELBOW(LEFT_SHOULDER),
    RIGHT_ELBOW(RIGHT_SHOULDER),
    LEFT_WRIST(LEFT_ELBOW),
    RIGHT_WRIST(RIGHT_ELBOW);

    public static final int COUNT = 22;

    private final int parent;

    Joint(@org.jspecify.annotations.Nullable Joint parent) {
        this.parent = parent == null ? -1 : parent.ordinal();
    }

    /** Index of the parent in the kinematic tree, -1 for the pelvis. */
    public int parentIndex() {
        return parent;
    }
}
