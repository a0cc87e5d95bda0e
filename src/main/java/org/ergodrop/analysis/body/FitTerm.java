package org.ergodrop.analysis.body;

/** One summand of the fit's objective, dimensionless: squared deviations in units of their standard deviation. */
interface FitTerm {

    /** Its value for a posed skeleton. */
    double cost(PosedSkeleton skeleton);

    /** Adds its linearisation, with the robust weights of this pose, and returns its value. */
    double linearise(PosedSkeleton skeleton, NormalEquations equations);
}
