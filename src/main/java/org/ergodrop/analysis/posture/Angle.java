package org.ergodrop.analysis.posture;

/** The angles that are measured in every frame, in the order of the CSV contract; all in degrees. */
public enum Angle {
    TRUNK_FLEXION("trunk_flexion_deg"),
    TRUNK_LATERAL("trunk_lateral_deg"),
    TRUNK_TWIST("trunk_twist_deg"),
    NECK_FLEXION("neck_flexion_deg"),
    NECK_LATERAL("neck_lateral_deg"),
    HEAD_FLEXION("head_flexion_deg"),
    LEFT_ARM_TRUNK("left_arm_trunk_deg"),
    RIGHT_ARM_TRUNK("right_arm_trunk_deg"),
    LEFT_ARM_VERTICAL("left_arm_vertical_deg"),
    RIGHT_ARM_VERTICAL("right_arm_vertical_deg"),
    LEFT_ARM_FLEXION("left_arm_flexion_deg"),
    RIGHT_ARM_FLEXION("right_arm_flexion_deg"),
    LEFT_ARM_ABDUCTION("left_arm_abduction_deg"),
    RIGHT_ARM_ABDUCTION("right_arm_abduction_deg"),
    LEFT_ELBOW_FLEXION("left_elbow_flexion_deg"),
    RIGHT_ELBOW_FLEXION("right_elbow_flexion_deg"),
    LEFT_KNEE_FLEXION("left_knee_flexion_deg"),
    RIGHT_KNEE_FLEXION("right_knee_flexion_deg"),
    /** Straight from the landmarks, without the body fit: a second opinion. */
    TRUNK_FLEXION_LANDMARKS("trunk_flexion_landmarks_deg"),
    /** Straight from the landmarks, without the body fit: a second opinion. */
    NECK_FLEXION_LANDMARKS("neck_flexion_landmarks_deg");

    private final String column;

    Angle(String column) {
        this.column = column;
    }

    /** Column name in the angles CSV. */
    public String column() {
        return column;
    }
}
