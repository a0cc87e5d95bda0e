package org.ergodrop.analysis.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ergodrop.analysis.body.StandInSmplx.Variant;
import org.ergodrop.analysis.pose.PoseFrame;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On MediaPipe's own landmarks of real footage: against the prototype's fit, and against the best there is to find. */
class FitQualityIT {

    private static final double PROTOTYPE_MM = 92;

    @TempDir
    static Path folder;

    private static BodyModel standIn;

    @BeforeAll
    static void readTheStandIn() throws Exception {
        Variant small = new Variant("<f8", "<i8", false, false, 10, -1);
        standIn = SmplxBody.read(new StandInSmplx().write(folder.resolve("SMPLX_NEUTRAL.npz"), small));
    }

    /**
     * The prototype's 92 mm were measured on footage of squats that is not at hand; its step sizes are not known either. So the
     * bound is absolute, and the reimplemented prototype is shown beside it, with the careful step size (0.01) and a rigid body
     * as in that measurement, and with the one that let it converge best and free coefficients in every frame.
     */
    @ParameterizedTest
    @ValueSource(strings = {"bending_raw", "bending_smoothed", "pose1_raw", "pose1_smoothed"})
    void theJointErrorIsAtMostSixtyPercentOfThePrototypes(String clip) {
        List<PoseFrame> frames = GoldenLandmarks.of(clip);
        double standInMm = meanErrorMm(standIn, frames);
        double genericMm = meanErrorMm(new GenericBody(), frames);
        System.out.printf(
                "%s: weighted joint error SMPL-X stand-in %.1f mm, generic %.1f mm; prototype %.1f mm, converged %.1f mm%n",
                clip, standInMm, genericMm, prototypeMm(frames, 0.01, false), prototypeMm(frames, 0.1, true));
        assertThat(standInMm).isLessThan(0.6 * PROTOTYPE_MM);
        assertThat(genericMm).isLessThan(0.6 * PROTOTYPE_MM);
        assertThat(standInMm).isLessThan(prototypeMm(frames, 0.01, false));
    }

    private static double meanErrorMm(BodyModel model, List<PoseFrame> frames) {
        BodyFitting fitting = BodyFitting.over(model, BodySettings.DEFAULT);
        frames.forEach(fitting::observe);
        return frames.stream()
                .mapToDouble(frame -> fitting.fit(frame).orElseThrow().errorMm())
                .average()
                .orElseThrow();
    }

    /** On the prototype's own targets, every fifth frame. */
    private static double prototypeMm(List<PoseFrame> frames, double rate, boolean freeShape) {
        TargetPlacement placement = new TargetPlacement(HeadPlacement.PROTOTYPE);
        double[] rates = {rate, rate, rate};
        return frames.stream()
                .filter(frame -> frame.index() % 5 == 0)
                .mapToDouble(frame -> new PrototypeFit(standIn, rates, freeShape)
                        .errorMm(placement.of(frame.landmarks()).orElseThrow()))
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bending_raw", "pose1_raw"})
    void theObjectiveIsWithinOnePercentOfTheBestFoundByAGeneralOptimiser(String clip) {
        List<PoseFrame> frames = GoldenLandmarks.of(clip);
        BodyModel model = new GenericBody();
        BodyFitting fitting = BodyFitting.over(model, BodySettings.DEFAULT);
        frames.forEach(fitting::observe);
        double[] rest = model.joints().at(fitting.shape());
        TargetPlacement placement = new TargetPlacement(model.headPlacement());
        BodyFitter fitter = new BodyFitter(rest, BodySettings.DEFAULT);
        FitObjective objective = new FitObjective(BodySettings.DEFAULT);
        QuasiNewton general = new QuasiNewton(objective, rest);
        BodyPose before = null;
        List<Double> excesses = new ArrayList<>();
        for (PoseFrame frame : frames) {
            JointTargets targets = placement.of(frame.landmarks()).orElseThrow();
            PosedSkeleton fitted = fitter.fit(targets, frame.timeSeconds());
            if (frame.index() % 6 == 0) {
                objective.of(targets, before, 1 / 30.0);
                double best = best(general, targets, fitted.pose, rest, frame.index());
                excesses.add(objective.cost(fitted) / best - 1);
            }
            before = fitted.pose.copy();
        }
        double mean = excesses.stream().mapToDouble(e -> e).average().orElseThrow();
        double worst = excesses.stream().mapToDouble(e -> e).max().orElseThrow();
        System.out.printf(
                "%s: objective above the best found: mean %.3f %%, worst %.3f %% of %d frames%n",
                clip, 100 * mean, 100 * worst, excesses.size());
        assertThat(mean).isLessThan(0.01);
    }

    /** From the fitted pose, from the targets alone, and from ten poses far from both, 600 iterations each. */
    private static double best(QuasiNewton general, JointTargets targets, BodyPose fitted, double[] rest, long seed) {
        PosedSkeleton fresh = new PosedSkeleton(rest, BodyPose.rest());
        FirstPose.put(targets, fresh);
        double best = Math.min(general.minimum(fitted, 600), general.minimum(fresh.pose, 600));
        Random random = new Random(seed);
        for (int start = 0; start < 10; start++) {
            BodyPose far = start % 2 == 0 ? fitted.copy() : fresh.pose.copy();
            double[] step = random.doubles(NormalEquations.SIZE, -0.6, 0.6).toArray();
            LevenbergMarquardt.apply(far, step, new double[9], new double[9]);
            best = Math.min(best, general.minimum(far, 600));
        }
        return best;
    }
}
