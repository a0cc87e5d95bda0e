package org.ergodrop.analysis.body;

/** The points on the skin that angles are measured between: on the back at the waist, at the neck's root, on the head. */
public enum SkinPoint {
    LUMBAR,
    CERVICAL,
    HEAD
}
