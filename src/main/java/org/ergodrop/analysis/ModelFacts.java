package org.ergodrop.analysis;

import java.util.Map;

/**
 * What computed a result.
 *
 * @param poseModel heavy, full or lite
 * @param poseDevice where it ran and why, for instance {@code CPU (CUDA: no device)}
 * @param bodyModel {@code SMPL-X neutral} or {@code generic}
 * @param bodyModelSource file name of the SMPL-X model, or the anthropometric source of the generic body
 * @param statureMetres stature of the fitted shape [m]
 * @param meanFitErrorMm mean fit error over the frames with a person [mm]
 * @param standingOffsetsDeg skin-line offset of the body model when it stands upright, by angle column [deg]
 * @param version the program's version
 */
public record ModelFacts(
        String poseModel,
        String poseDevice,
        String bodyModel,
        String bodyModelSource,
        double statureMetres,
        double meanFitErrorMm,
        Map<String, Double> standingOffsetsDeg,
        String version) {}
