package org.ergodrop.analysis.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fitted frame minimises: landmarks, face, anatomy and continuity; dimensionless. */
final class FitObjective {

    private final JointTerm joints;
    private final HeadTerm head;
    private final ContinuityTerm continuity;
    private final List<FitTerm> terms;

    FitObjective(BodySettings settings) {
        this.joints = new JointTerm(settings);
        this.head = new HeadTerm(settings);
        this.continuity = new ContinuityTerm(settings);
        this.terms = List.of(joints, head, new AnatomyTerm(JointLimits.HUMAN), continuity);
    }

    /** The frame's targets and, when there is one, the pose {@code seconds} before. */
    void of(JointTargets targets, @Nullable BodyPose before, double seconds) {
        joints.target(targets);
        head.target(targets);
        continuity.follow(before, seconds, targets);
    }

    JointTerm joints() {
        return joints;
    }

    double cost(PosedSkeleton skeleton) {
        double sum = 0;
        for (FitTerm term : terms) {
            sum += term.cost(skeleton);
        }
        return sum;
    }

    /** The linearisation without continuity: what this frame alone says. */
    void lineariseFrameAlone(PosedSkeleton skeleton, NormalEquations equations) {
        equations.clear();
        for (FitTerm term : terms) {
            if (term != continuity) {
                term.linearise(skeleton, equations);
            }
        }
    }

    double linearise(PosedSkeleton skeleton, NormalEquations equations) {
        equations.clear();
        double sum = 0;
        for (FitTerm term : terms) {
            sum += term.linearise(skeleton, equations);
        }
        return sum;
    }
}
