package org.ergodrop.analysis.pose;

/**
 * Anchor centres of the BlazePose detector (MediaPipe, SsdAnchorsCalculator as set in pose_detection_cpu.pbtxt): strides 8,
 * 16 and three times 32, two anchors a cell and layer, fixed size 1. Order: layer group, row, column, anchor.
 */
final class Anchors {

    static final int INPUT_PX = 224;
    static final int COUNT = 2254;

    /** Grid cells a side and anchors a cell, by stride; the three layers of stride 32 share one grid. */
    private static final int[][] GRIDS = {{INPUT_PX / 8, 2}, {INPUT_PX / 16, 2}, {INPUT_PX / 32, 6}};

    private final float[] centres = new float[2 * COUNT];

    Anchors() {
        int at = 0;
        for (int[] grid : GRIDS) {
            for (int cell = 0; cell < grid[0] * grid[0]; cell++) {
                for (int anchor = 0; anchor < grid[1]; anchor++) {
                    centres[at++] = (cell % grid[0] + 0.5f) / grid[0];
                    centres[at++] = (cell / grid[0] + 0.5f) / grid[0];
                }
            }
        }
    }

    float x(int anchor) {
        return centres[2 * anchor];
    }

    float y(int anchor) {
        return centres[2 * anchor + 1];
    }
}
