package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ergodrop.analysis.posture.Angle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnglesCsvTest {

    /** DESIGN.md, "Files of one analysis", copied. */
    private static final String CONTRACT =
            "frame,time_s,trunk_flexion_deg,trunk_lateral_deg,trunk_twist_deg,neck_flexion_deg,neck_lateral_deg,"
                    + "head_flexion_deg,left_arm_trunk_deg,right_arm_trunk_deg,left_arm_vertical_deg,right_arm_vertical_deg,"
                    + "left_arm_flexion_deg,right_arm_flexion_deg,left_arm_abduction_deg,right_arm_abduction_deg,"
                    + "left_elbow_flexion_deg,right_elbow_flexion_deg,left_knee_flexion_deg,right_knee_flexion_deg,"
                    + "trunk_flexion_landmarks_deg,neck_flexion_landmarks_deg,fit_error_mm,confidence";

    @TempDir
    Path folder;

    @Test
    void hasTheContractsColumnsAndARowForEveryFrame() throws IOException {
        List<String> lines = written();
        assertThat(lines.get(0)).isEqualTo(CONTRACT);
        assertThat(lines).hasSize(1 + 1500);
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(24));
    }

    @Test
    void hasPointsAsDecimalsAndEmptyCellsForWhatWasNotMeasured() throws IOException {
        String[] first = written().get(1).split(",", -1);
        assertThat(first[0]).isEqualTo("0");
        assertThat(first[1]).isEqualTo("0.000000");
        assertThat(first[2 + Angle.TRUNK_FLEXION.ordinal()]).isEqualTo("4.000");
        assertThat(first[2 + Angle.TRUNK_TWIST.ordinal()]).isEmpty();
        assertThat(first[23]).isEqualTo("0.700");
    }

    @Test
    void aFrameWithoutAPersonKeepsItsRow() throws IOException {
        String row = written().get(1 + 51 * 25);
        assertThat(row).isEqualTo("1275,51.000000" + ",".repeat(22) + "0.000");
    }

    private List<String> written() throws IOException {
        try (PartialFile file = new OutputFolder(folder, "a").file("_angles.csv")) {
            AnglesCsv.write(new SamplePostures(1500, 25), file);
            return Files.readAllLines(file.complete());
        }
    }
}
