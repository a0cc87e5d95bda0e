package org.ergodrop.analysis.body;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fits the pose of one shape to one frame after the other. Each frame starts from the one before; where that is missing or
 * explains the landmarks badly, also from a pose made of the targets alone, and the better minimum is kept.
 */
final class BodyFitter {

    /** Objective above this multiple of its running mean: the previous frame may be the wrong start. Ours, ADR-0007. */
    private static final double SUSPICIOUS = 1.15;

    /** Frames between two fresh starts in any case, so that no wrong minimum is followed for long. Ours, ADR-0007. */
    private static final int FRESH_START_EVERY = 10;

    private final BodySettings settings;
    private final double[] restJoints;
    private final FitObjective objective;
    private final LevenbergMarquardt search;
    private final PosedSkeleton skeleton;
    private final PosedSkeleton other;
    private final FitConfidence confidence;
    private @Nullable BodyPose before;
    private double beforeSeconds;
    private double usualCost = Double.NaN;
    private int framesSinceFreshStart;

    /** @param restJoints {@code double[22*3]} rest joints of the video's one shape [m] */
    BodyFitter(double[] restJoints, BodySettings settings) {
        this.settings = settings;
        this.restJoints = restJoints.clone();
        this.objective = new FitObjective(settings);
        this.search = new LevenbergMarquardt(objective, settings.maxSteps());
        this.skeleton = new PosedSkeleton(restJoints, BodyPose.rest());
        this.confidence = new FitConfidence(objective);
        this.other = new PosedSkeleton(restJoints, BodyPose.rest());
    }

    double[] restJoints() {
        return restJoints.clone();
    }

    FitObjective objective() {
        return objective;
    }

    /** Forgets the previous frame: the next one is somebody else or much later. */
    void forget() {
        before = null;
        usualCost = Double.NaN;
    }

    /** The fitted skeleton, valid until the next call. */
    PosedSkeleton fit(JointTargets targets, double timeSeconds) {
        double pause = timeSeconds - beforeSeconds;
        if (!(pause >= 0 && pause <= settings.maxGapSeconds())) {
            forget();
        }
        BodyPose earlier = before;
        objective.of(targets, earlier, pause);
        double cost = Double.POSITIVE_INFINITY;
        if (earlier != null) {
            skeleton.pose.set(earlier);
            skeleton.update();
            cost = search.minimise(skeleton);
        }
        framesSinceFreshStart++;
        if (earlier == null || cost > SUSPICIOUS * usualCost || framesSinceFreshStart >= FRESH_START_EVERY) {
            framesSinceFreshStart = 0;
            FirstPose.put(targets, other);
            double fresh = search.minimise(other);
            if (fresh < cost) {
                skeleton.pose.set(other.pose);
                skeleton.update();
                cost = fresh;
            }
        }
        usualCost = Double.isNaN(usualCost) ? cost : 0.9 * usualCost + 0.1 * cost;
        before = Optional.ofNullable(before).orElseGet(BodyPose::rest);
        before.set(skeleton.pose);
        beforeSeconds = timeSeconds;
        return skeleton;
    }

    /** {@code double[22]} in [0, 1]: how well the frame fitted last supports each joint. */
    double[] confidence() {
        return confidence.of(skeleton);
    }
}
