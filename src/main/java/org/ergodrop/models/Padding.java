package org.ergodrop.models;

/**
 * Zeros around one image axis.
 *
 * @param before in front of the first pixel
 * @param after behind the last pixel
 */
record Padding(int before, int after) {

    static final Padding NONE = new Padding(0, 0);

    /**
     * TFLite's {@code SAME}: as many outputs as {@code ceil(size / stride)}; an odd pixel goes behind, so that stride 2 is
     * asymmetrical (ComputePaddingWithOffset in tensorflow/lite/kernels/padding.h).
     */
    static Padding same(int size, int window, int stride) {
        int outputs = (size + stride - 1) / stride;
        int total = Math.max(0, (outputs - 1) * stride + window - size);
        return new Padding(total / 2, total - total / 2);
    }
}
