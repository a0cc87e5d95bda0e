package org.ergodrop.analysis.body;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One shape for the whole video, from a sample of its frames whose size does not depend on the video's length (reservoir
 * sampling, each frame equally likely, same sample on each run).
 *
 * <p>First the median length of each segment over the sample gives a shape ({@link SegmentLengths}); then shape and the
 * sample's poses are refined together ({@link ShapeRefinement}).
 */
final class ShapeEstimator {

    /** Rounds of refinement: after three the shape moves by less than a tenth of a standard deviation. Ours, ADR-0007. */
    private static final int ROUNDS = 3;

    private static final long SEED = 20_170_401;

    private final BodyModel model;
    private final BodySettings settings;
    private final List<JointTargets> sample = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private long seen;

    ShapeEstimator(BodyModel model, BodySettings settings) {
        this.model = model;
        this.settings = settings;
    }

    void observe(JointTargets targets) {
        seen++;
        if (sample.size() < settings.shapeFrames()) {
            sample.add(targets);
        } else {
            long place = random.nextLong(seen);
            if (place < settings.shapeFrames()) {
                sample.set((int) place, targets);
            }
        }
    }

    int sampleSize() {
        return sample.size();
    }

    /** The shape of the sample, levelled by {@code depthSlope}, in the model's coefficients; all 0 (the mean person) when nothing was observed. */
    double[] estimate(double depthSlope) {
        double[] shape = new double[model.shapeCount()];
        if (sample.isEmpty()) {
            return shape;
        }
        List<JointTargets> levelled =
                sample.stream().map(targets -> targets.levelled(depthSlope)).toList();
        shape = SegmentLengths.of(levelled).shape(model);
        ShapeRefinement refinement = new ShapeRefinement(model, settings, levelled);
        for (int round = 0; round < ROUNDS; round++) {
            shape = refinement.refined(shape);
        }
        return shape;
    }
}
