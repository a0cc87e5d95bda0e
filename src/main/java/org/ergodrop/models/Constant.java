package org.ergodrop.models;

import java.util.List;

/**
 * A constant of the graph, all values present.
 *
 * @param shape sizes, outermost first
 * @param values row-major
 */
record Constant(List<Integer> shape, float[] values) {

    /** The same values with the axes in another order: axis {@code i} of the result is axis {@code axes[i]} of this. */
    Constant transposed(int... axes) {
        int rank = axes.length;
        int[] strides = new int[rank];
        Integer[] newShape = new Integer[rank];
        for (int i = 0; i < rank; i++) {
            newShape[i] = shape.get(axes[i]);
            strides[i] = shape.subList(axes[i] + 1, rank).stream().reduce(1, (a, b) -> a * b);
        }
        float[] moved = new float[values.length];
        int[] index = new int[rank];
        for (int to = 0; to < moved.length; to++) {
            int from = 0;
            for (int i = 0; i < rank; i++) {
                from += index[i] * strides[i];
            }
            moved[to] = values[from];
            for (int i = rank - 1; i >= 0 && ++index[i] == newShape[i]; i--) {
                index[i] = 0;
            }
        }
        return new Constant(List.of(newShape), moved);
    }
}
