package org.ergodrop.analysis.pose;

import java.nio.FloatBuffer;
import org.ergodrop.analysis.video.RgbFrame;

/** Samples a turned square of a frame into a model's input. Keeps working memory: one instance a thread. */
interface Crop {

    /** What lies outside the frame. */
    enum Border {
        ZERO,
        REPLICATE
    }

    /**
     * A model's input.
     *
     * @param planes {@code [3, side, side]}: R|G|B, row, column
     * @param sidePx side of the model's square [px]
     * @param lowest value of a black pixel
     * @param highest value of a full pixel
     */
    record Input(FloatBuffer planes, int sidePx, float lowest, float highest, Border border) {}

    void sample(RgbFrame frame, Roi roi, Input input);

    static Crop of(PoseSettings.Crop kind) {
        return switch (kind) {
            case OPENCV -> new WarpCrop();
            case HALF_PIXEL -> new TextureCrop();
        };
    }
}
