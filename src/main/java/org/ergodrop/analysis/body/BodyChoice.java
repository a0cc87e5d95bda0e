package org.ergodrop.analysis.body;

/** Which body model the person asked for. AUTO takes SMPL-X when its file is there. */
public enum BodyChoice {
    AUTO,
    SMPLX,
    GENERIC
}
