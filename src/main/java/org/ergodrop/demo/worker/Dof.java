package org.ergodrop.demo.worker;

/** What a script commands, each in degrees; 0 = upright, arms down, legs straight. The truth is measured, not read here. */
public enum Dof {
    /** Forward. */
    TRUNK_BEND,
    /** To the person's left. */
    TRUNK_SIDE,
    /** To the person's left. */
    TRUNK_TWIST,
    NECK_BEND,
    NECK_SIDE,
    NECK_TURN,
    /** Upper arm forward, relative to the trunk. */
    LEFT_ARM_FORWARD,
    RIGHT_ARM_FORWARD,
    /** Upper arm outward, relative to the trunk. */
    LEFT_ARM_OUT,
    RIGHT_ARM_OUT,
    LEFT_ELBOW,
    RIGHT_ELBOW,
    /** Knee flexion of a squat on planted feet. */
    SQUAT
}
