package org.ergodrop.analysis.body;

import java.util.List;
import java.util.Optional;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.pose.PoseFrame;
import org.jspecify.annotations.Nullable;

/**
 * The body in one video, in two passes over its frames in order of time: {@link #observe} every frame, then {@link #fit}
 * every frame. Memory does not grow with the video. One thread at a time.
 */
public final class BodyFitting {

    /** Most that neck and head, and so the trunk, are worth when a frame cannot be trusted: low, but not unusable. Ours, decision 0018. */
    private static final double IN_DOUBT = 0.4;

    private final BodyModel model;
    private final BodySettings settings;
    private final TargetPlacement placement;
    private final ShapeEstimator shapes;
    private final DepthLevel level = new DepthLevel();
    private final LookingUp lookingUp = new LookingUp();
    private final FacingGuard facing = new FacingGuard();
    private SwapGuard guard = new SwapGuard();
    private int followed = -1;
    private double @Nullable [] shape;
    private @Nullable BodyFitter fitter;

    private BodyFitting(BodyModel model, BodySettings settings) {
        this.model = model;
        this.settings = settings;
        this.placement = new TargetPlacement(model.headPlacement());
        this.shapes = new ShapeEstimator(model, settings);
    }

    public static BodyFitting over(BodyModel model, BodySettings settings) {
        return new BodyFitting(model, settings);
    }

    /** First pass: the frame may become one of those the shape is estimated from. */
    public void observe(PoseFrame frame) {
        if (fitter != null) {
            throw new IllegalStateException("all frames are observed before the first one is fitted");
        }
        Landmarks landmarks = frame.landmarks();
        if (landmarks != null) {
            level.observe(landmarks);
            lookingUp.observe(landmarks);
        }
        targets(frame).ifPresent(shapes::observe);
    }

    /** Second pass: the body in this frame; empty when the frame shows nobody, or too little of them to fit a body to. */
    public Optional<FittedBody> fit(PoseFrame frame) {
        BodyFitter current = fitter;
        if (current == null) {
            current = new BodyFitter(model.joints().at(shape()), settings);
            fitter = current;
            guard = new SwapGuard();
            followed = -1;
        }
        if (frame.landmarks() != null && frame.body() != followed) {
            current.forget();
            facing.forget();
        }
        Optional<JointTargets> targets = targets(frame).map(raw -> raw.levelled(level.slope()));
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        PosedSkeleton fitted = current.fit(targets.get(), frame.timeSeconds());
        return Optional.of(new FittedBody(
                fitted.joints(),
                model.skin(shape(), fitted),
                confidence(current, fitted, frame),
                targets.get().errorMm(fitted)));
    }

    private double[] confidence(BodyFitter current, PosedSkeleton fitted, PoseFrame frame) {
        double[] confidence = current.confidence();
        Landmarks landmarks = frame.landmarks();
        boolean inDoubt = facing.doubts(fitted, frame.timeSeconds());
        if (inDoubt || landmarks != null && lookingUp.of(landmarks)) {
            for (Joint joint : List.of(Joint.NECK, Joint.HEAD)) {
                confidence[joint.ordinal()] = Math.min(IN_DOUBT, confidence[joint.ordinal()]);
            }
        }
        return confidence;
    }

    private Optional<JointTargets> targets(PoseFrame frame) {
        Landmarks landmarks = frame.landmarks();
        if (landmarks == null) {
            return Optional.empty();
        }
        if (frame.body() != followed) {
            guard.forget();
            followed = frame.body();
        }
        return placement.of(guard.unswap(landmarks, frame.timeSeconds()));
    }

    /** The video's one shape, in the model's coefficients; estimated from the observed frames at the first call. */
    public double[] shape() {
        double[] known = shape;
        if (known == null) {
            known = shapes.estimate(level.slope());
            shape = known;
        }
        return known.clone();
    }

    /** Standing height of the shape [m]. */
    public double statureMetres() {
        return model.statureMetres(shape());
    }

    /** The shape standing upright (T-pose), to take standing offsets from. */
    public FittedBody standing() {
        return model.standing(shape());
    }
}
