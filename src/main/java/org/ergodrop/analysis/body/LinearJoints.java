package org.ergodrop.analysis.body;

/**
 * Rest joints as a linear function of shape: {@code mean + Σ beta_k · basis_k}.
 *
 * @param mean {@code double[22*3]}: joint, x|y|z [m]
 * @param basis {@code double[shapes][22*3]}: change for one unit of each shape coefficient [m]
 */
record LinearJoints(double[] mean, double[][] basis) {

    double[] at(double[] shape) {
        double[] joints = mean.clone();
        for (int k = 0; k < basis.length; k++) {
            for (int i = 0; i < joints.length; i++) {
                joints[i] += shape[k] * basis[k][i];
            }
        }
        return joints;
    }
}
