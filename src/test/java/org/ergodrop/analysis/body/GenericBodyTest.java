package org.ergodrop.analysis.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ergodrop.analysis.geometry.Vec3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generic body has the published proportions. */
class GenericBodyTest {

    private final GenericBody body = new GenericBody();
    private final FittedBody mean = body.standing(new double[7]);

    @ParameterizedTest(name = "{0} to {1}: {2} of stature")
    @CsvSource({
        "LEFT_SHOULDER, LEFT_ELBOW, 0.186",
        "RIGHT_ELBOW, RIGHT_WRIST, 0.146",
        "LEFT_HIP, LEFT_KNEE, 0.245",
        "RIGHT_KNEE, RIGHT_ANKLE, 0.246"
    })
    void segmentsAreAsLongAsPublished(Joint from, Joint to, double fraction) {
        assertThat(mean.joint(from).distance(mean.joint(to)) / 1.70).isCloseTo(fraction, within(1e-9));
    }

    @Test
    void shouldersKneesAndAnklesAreAsHighAsPublished() {
        double sole = mean.joint(Joint.LEFT_ANKLE).y() - 0.039 * 1.70;
        assertThat((mean.joint(Joint.LEFT_SHOULDER).y() - sole) / 1.70).isCloseTo(0.818, within(1e-9));
        assertThat((mean.joint(Joint.LEFT_KNEE).y() - sole) / 1.70).isCloseTo(0.285, within(1e-9));
        assertThat((mean.skin(SkinPoint.HEAD).y() - sole) / 1.70).isCloseTo(1, within(1e-9));
        assertThat(body.statureMetres(new double[7])).isCloseTo(1.70, within(1e-9));
    }

    @Test
    void statureScalesTheWholeBody() {
        double[] tall = {2, 0, 0, 0, 0, 0, 0};
        assertThat(body.statureMetres(tall)).isCloseTo(1.70 * 1.11, within(1e-9));
        FittedBody standing = body.standing(tall);
        assertThat(standing.joint(Joint.LEFT_WRIST).x()
                        / mean.joint(Joint.LEFT_WRIST).x())
                .isCloseTo(1.11, within(1e-9));
    }

    @Test
    void theRightSideIsTheMirrorImageOfTheLeft() {
        double[] shape = {0.5, -1, 1, 2, -0.3, 0.7, 1.1};
        FittedBody standing = body.standing(shape);
        for (Joint joint : Joint.values()) {
            if (joint.name().startsWith("LEFT_")) {
                Vec3 left = standing.joint(joint);
                Vec3 right = standing.joint(Joint.values()[joint.ordinal() + 1]);
                assertThat(new Vec3(-right.x(), right.y(), right.z()).distance(left))
                        .isLessThan(1e-12);
                assertThat(left.x()).isPositive();
            }
        }
    }

    @Test
    void skinPointsLieOnTheBackAndOnTheCrownAndFollowTheTrunk() {
        assertThat(mean.skin(SkinPoint.LUMBAR).z()).isLessThan(-0.05);
        assertThat(mean.skin(SkinPoint.CERVICAL).z()).isLessThan(-0.03);
        Vec3 upright = mean.skin(SkinPoint.CERVICAL).minus(mean.skin(SkinPoint.LUMBAR));
        double standingOffset = Math.toDegrees(Math.atan2(upright.z(), upright.y()));
        assertThat(standingOffset)
                .as("the skin line of a standing body leans a little")
                .isBetween(0.0, 10.0);
        PosedSkeleton bent = new PosedSkeleton(body.joints().at(new double[7]), PlausiblePoses.bent(0, 60));
        Vec3 line = body.skin(new double[7], bent)
                .get(1)
                .minus(body.skin(new double[7], bent).get(0));
        double flexion = Math.toDegrees(Math.atan2(line.z(), line.y())) - standingOffset;
        assertThat(flexion).as("three spine joints bent 20° each").isBetween(38.0, 52.0);
    }
}
