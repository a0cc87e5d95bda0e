package org.ergodrop.analysis.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ergodrop.analysis.body.StandInSmplx.Variant;
import org.ergodrop.analysis.geometry.Vec3;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SMPL-X is read from a full-size stand-in archive and moves as the textbook says. */
class SmplxBodyIT {

    private static final StandInSmplx BODY = new StandInSmplx();

    @TempDir
    static Path folder;

    private static Path usual;

    @BeforeAll
    static void writeTheUsualFile() throws Exception {
        usual = BODY.write(folder.resolve("SMPLX_NEUTRAL.npz"), Variant.USUAL);
    }

    static Stream<Variant> everyVariantInTheWild() {
        return Stream.of(
                new Variant("<f4", "<u4", false, true, 20, 4_294_967_295.0),
                new Variant("<f8", "<u4", true, false, 300, 4_294_967_295.0),
                new Variant("<f4", "<i4", true, true, 400, -1),
                new Variant("<f8", "<i8", true, true, 10, -1),
                new Variant(">f8", "<i8", false, false, 10, 4_294_967_295.0));
    }

    @ParameterizedTest
    @MethodSource("everyVariantInTheWild")
    void everyVariantOfTheFileGivesTheSameBody(Variant variant) throws Exception {
        Path file = BODY.write(folder.resolve("SMPLX_variant.npz"), variant);
        SmplxBody read = SmplxBody.read(file);
        SmplxBody reference = SmplxBody.read(usual);
        double tolerance = variant.floats().endsWith("4") ? 1e-6 : 1e-12;
        assertThat(read.shapeCount()).isEqualTo(10);
        assertSameForwardModel(read, reference, tolerance);
        Files.delete(file);
    }

    private static void assertSameForwardModel(SmplxBody read, SmplxBody reference, double tolerance) {
        double[] shape = {1, -1, 0.5, 2, -2, 1.5, 0.3, -0.2, 1, -1};
        BodyPose pose = randomPose(new Random(1));
        PosedSkeleton skeleton = new PosedSkeleton(read.joints().at(shape), pose);
        PosedSkeleton expected = new PosedSkeleton(reference.joints().at(shape), pose);
        for (int i = 0; i < skeleton.position.length; i++) {
            assertThat(skeleton.position[i]).isCloseTo(expected.position[i], within(tolerance));
        }
        for (SkinPoint point : SkinPoint.values()) {
            Vec3 found = read.skin(shape, skeleton).get(point.ordinal());
            assertThat(found.distance(reference.skin(shape, expected).get(point.ordinal())))
                    .isLessThan(10 * tolerance);
        }
        assertThat(read.statureMetres(shape)).isCloseTo(reference.statureMetres(shape), within(10 * tolerance));
    }

    private static BodyPose randomPose(Random random) {
        BodyPose pose = BodyPose.rest();
        for (Joint joint : Joint.values()) {
            pose.rotate(joint, random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        }
        for (int axis = 0; axis < 3; axis++) {
            pose.pelvis[axis] = random.nextGaussian();
        }
        return pose;
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L, 4L, 5L);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void jointsAndSkinPointsAreThoseOfTheTextbook(long seed) throws Exception {
        Random random = new Random(seed);
        SmplxBody model = SmplxBody.read(usual);
        double[] shape = random.doubles(10, -2, 2).toArray();
        BodyPose pose = BodyPose.rest();
        double[][][] rotations = new double[StandInSmplx.J][][];
        for (int j = 0; j < StandInSmplx.J; j++) {
            boolean turned = j < Joint.COUNT;
            double x = turned ? random.nextGaussian() : 0;
            double y = turned ? random.nextGaussian() : 0;
            double z = turned ? random.nextGaussian() : 0;
            rotations[j] = TextbookSkinning.rotation(x, y, z);
            if (turned) {
                pose.rotate(Joint.values()[j], x, y, z);
            }
        }
        pose.pelvis[0] = 0.3;
        pose.pelvis[1] = -0.7;
        pose.pelvis[2] = 2;
        PosedSkeleton skeleton = new PosedSkeleton(model.joints().at(shape), pose);
        TextbookSkinning textbook =
                new TextbookSkinning(BODY, shape, rotations, pose.pelvis, new int[] {5614, 2151, 9002});
        for (int j = 0; j < Joint.COUNT; j++) {
            assertThat(skeleton.joint(j).distance(vector(textbook.joints[j]))).isLessThan(1e-12);
        }
        List<Vec3> skin = model.skin(shape, skeleton);
        for (int point = 0; point < skin.size(); point++) {
            assertThat(skin.get(point).distance(vector(textbook.skinned[point])))
                    .isLessThan(1e-12);
        }
    }

    private static Vec3 vector(double[] v) {
        return new Vec3(v[0], v[1], v[2]);
    }

    @Test
    void aStandingBodyHasItsJointsAndSkinPointsInPlace() throws Exception {
        SmplxBody model = SmplxBody.read(usual);
        FittedBody standing = model.standing(new double[10]);
        assertThat(standing.skin(SkinPoint.HEAD).y())
                .isGreaterThan(standing.skin(SkinPoint.CERVICAL).y());
        assertThat(standing.skin(SkinPoint.CERVICAL).y())
                .isGreaterThan(standing.skin(SkinPoint.LUMBAR).y());
        assertThat(standing.joint(Joint.LEFT_SHOULDER).x()).isPositive();
        assertThat(model.statureMetres(new double[10])).isBetween(1.75, 1.95);
        assertThat(model.name()).isEqualTo("SMPL-X neutral");
        assertThat(model.source()).isEqualTo("SMPLX_NEUTRAL.npz");
    }

    @Test
    void readingTakesLittleMemory() throws Exception {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        SmplxBody.read(usual);
        long before = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        SmplxBody.read(usual);
        double seconds = (System.nanoTime() - start) / 1e9;
        long megabytes = threads.getCurrentThreadAllocatedBytes() - before >> 20;
        System.out.printf("SMPL-X stand-in: read in %.2f s, %d MB allocated in all%n", seconds, megabytes);
        assertThat(megabytes).isLessThan(50);
    }
}
