package org.ergodrop.analysis.ergonomics;

/** The four parts of the body that the owner's report counts. */
public enum BodyPart {
    TRUNK,
    NECK,
    LEFT_ARM,
    RIGHT_ARM
}
