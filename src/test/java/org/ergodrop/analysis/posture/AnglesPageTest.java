package org.ergodrop.analysis.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ergodrop.analysis.posture.Angle.LEFT_ARM_VERTICAL;
import static org.ergodrop.analysis.posture.Angle.NECK_FLEXION;
import static org.ergodrop.analysis.posture.Angle.TRUNK_FLEXION;
import static org.ergodrop.analysis.posture.Angle.TRUNK_LATERAL;
import static org.ergodrop.analysis.posture.Angle.TRUNK_TWIST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures that docs/angles.md states are the code's. */
class AnglesPageTest {

    private static final double TWO_DIGITS = 0.0051;

    @ParameterizedTest
    @CsvSource({
        // facing left by, trunk at 0, 30, 60, 90, side bend, twist, neck, hanging arm (the near one)
        "0, 0.53, 0.58, 0.78, 1.00, 0.90, 0.24, 0.51, 0.63",
        "45, 0.66, 0.71, 0.87, 1.00, 0.59, 0.30, 0.63, 0.63",
        "90, 1.00, 1.00, 1.00, 1.00, 0.47, 0.45, 0.96, 0.63",
    })
    void confidenceByView(ArgumentsAccessor row) {
        double facing = row.getDouble(0);
        double[] trunks = {row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)};
        for (int i = 0; i < trunks.length; i++) {
            assertThat(Figure.standing()
                            .bentForward(30.0 * i)
                            .facingLeftBy(facing)
                            .confidence(TRUNK_FLEXION))
                    .as("trunk at %d", 30 * i)
                    .isCloseTo(trunks[i], within(TWO_DIGITS));
        }
        Figure upright = Figure.standing().facingLeftBy(facing);
        assertThat(upright.confidence(TRUNK_LATERAL)).as("side").isCloseTo(row.getDouble(5), within(TWO_DIGITS));
        assertThat(upright.confidence(TRUNK_TWIST)).as("twist").isCloseTo(row.getDouble(6), within(TWO_DIGITS));
        assertThat(upright.confidence(NECK_FLEXION)).as("neck").isCloseTo(row.getDouble(7), within(TWO_DIGITS));
        assertThat(Figure.standing().facingLeftBy(-facing).confidence(LEFT_ARM_VERTICAL))
                .as("arm")
                .isCloseTo(row.getDouble(8), within(TWO_DIGITS));
    }

    @Test
    void everyColumnIsExplained() throws IOException {
        String page = Files.readString(Path.of("docs", "angles.md"));
        for (Angle angle : Angle.values()) {
            String name = angle.column().replace("_deg", "").replaceFirst("^(left|right)_(?=arm|elbow|knee)", "*_");
            assertThat(page).contains("`" + name + "`");
        }
        for (Measured.Reason reason : Measured.Reason.values()) {
            assertThat(page).contains("`" + reason + "`");
        }
    }
}
