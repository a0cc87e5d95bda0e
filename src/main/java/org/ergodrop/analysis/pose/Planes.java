package org.ergodrop.analysis.pose;

import java.nio.FloatBuffer;

/** One row of a model's input while it is sampled, and the table from 8-bit values to the model's range. */
final class Planes {

    float[] red = new float[0];
    float[] green = new float[0];
    float[] blue = new float[0];

    /** What a value 0..255 becomes. */
    final float[] scaled = new float[256];

    void prepare(Crop.Input input) {
        if (red.length != input.sidePx()) {
            red = new float[input.sidePx()];
            green = new float[input.sidePx()];
            blue = new float[input.sidePx()];
        }
        float scale = (input.highest() - input.lowest()) / 255f;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = i * scale + input.lowest();
        }
    }

    void write(Crop.Input input, int row) {
        FloatBuffer planes = input.planes();
        int side = input.sidePx();
        planes.put(row * side, red, 0, side);
        planes.put((side + row) * side, green, 0, side);
        planes.put((2 * side + row) * side, blue, 0, side);
    }
}
