package org.ergodrop.analysis.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The analytic derivatives are those of central differences. */
class FitObjectiveTest {

    private static final double STEP = 1e-5;

    private final GenericBody body = new GenericBody();
    private final double[] rest = body.joints().at(new double[body.shapeCount()]);

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private static void nudge(BodyPose pose, int unknown, double by) {
        double[] step = new double[NormalEquations.SIZE];
        step[unknown] = by;
        LevenbergMarquardt.apply(pose, step, new double[9], new double[9]);
    }

    private JointTargets targets(Random random) {
        PosedSkeleton truth = new PosedSkeleton(rest, PlausiblePoses.random(random, 0.8));
        return new TargetPlacement(body.headPlacement())
                .of(SyntheticLandmarks.of(truth).noisy(random, 0.05, 0.1).landmarks())
                .orElseThrow();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theJacobianOfEveryJointIsThatOfCentralDifferences(long seed) {
        BodyPose pose = PlausiblePoses.random(new Random(seed), 1.2);
        PosedSkeleton skeleton = new PosedSkeleton(rest, pose);
        int[] columns = new int[JointTerm.MOST_COLUMNS];
        double[][] rows = new double[3][JointTerm.MOST_COLUMNS];
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            double[][] analytic = new double[3][NormalEquations.SIZE];
            int count = JointTerm.jacobian(skeleton, joint, columns, rows);
            for (int i = 0; i < count; i++) {
                for (int axis = 0; axis < 3; axis++) {
                    analytic[axis][columns[i]] = rows[axis][i];
                }
            }
            for (int unknown = 0; unknown < NormalEquations.SIZE; unknown++) {
                BodyPose ahead = pose.copy();
                nudge(ahead, unknown, STEP);
                BodyPose behind = pose.copy();
                nudge(behind, unknown, -STEP);
                double[] plus = new PosedSkeleton(rest, ahead).position;
                double[] minus = new PosedSkeleton(rest, behind).position;
                for (int axis = 0; axis < 3; axis++) {
                    double numeric = (plus[3 * joint + axis] - minus[3 * joint + axis]) / (2 * STEP);
                    assertThat(analytic[axis][unknown]).isCloseTo(numeric, within(1e-8));
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theGradientOfTheWholeObjectiveIsThatOfCentralDifferences(long seed) {
        Random random = new Random(seed);
        FitObjective objective = new FitObjective(BodySettings.DEFAULT);
        objective.of(targets(random), PlausiblePoses.random(random, 0.8), 1.0 / 30);
        PosedSkeleton skeleton = new PosedSkeleton(rest, PlausiblePoses.random(random, 1.2));
        NormalEquations equations = new NormalEquations();
        objective.linearise(skeleton, equations);
        double scale = 0;
        for (double g : equations.g) {
            scale = Math.max(scale, Math.abs(g));
        }
        for (int unknown = 0; unknown < NormalEquations.SIZE; unknown++) {
            BodyPose ahead = skeleton.pose.copy();
            nudge(ahead, unknown, STEP);
            BodyPose behind = skeleton.pose.copy();
            nudge(behind, unknown, -STEP);
            double numeric =
                    (objective.cost(new PosedSkeleton(rest, ahead)) - objective.cost(new PosedSkeleton(rest, behind)))
                            / (2 * STEP);
            assertThat(2 * equations.g[unknown]).isCloseTo(numeric, within(1e-6 * scale));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void logarithmUndoesExponentialUpToHalfATurn(long seed) {
        Random random = new Random(seed);
        double[] axis = random.doubles(3, -1, 1).toArray();
        double norm = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
        for (double angle : new double[] {0, 1e-9, 1e-4, 0.1, 1, 3, Math.PI - 1e-4}) {
            double[] m = new double[9];
            double[] r = new double[3];
            double f = angle / norm;
            Rotations.exp(f * axis[0], f * axis[1], f * axis[2], m, 0);
            Rotations.log(m, 0, r, 0);
            for (int i = 0; i < 3; i++) {
                assertThat(r[i]).isCloseTo(f * axis[i], within(1e-7));
            }
        }
    }
}
