package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.pose.PoseFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandmarksCsvTest {

    @TempDir
    Path folder;

    @Test
    void hasARowForEachLandmarkAndOneForAFrameWithoutAPerson() throws IOException {
        Path file;
        try (LandmarksCsv csv = new LandmarksCsv(folder, "směna 1")) {
            csv.add(new PoseFrame(0, 0, landmarks(), 0));
            csv.add(new PoseFrame(1, 0.04, null, -1));
            file = csv.complete();
        }
        assertThat(file.getFileName().toString()).endsWith("1_landmarks.csv");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + 33 + 1);
        assertThat(lines.get(0))
                .isEqualTo("frame,time_s,landmark,x_px,y_px,z_px,visibility,presence,world_x_m,world_y_m,world_z_m");
        assertThat(lines.get(1))
                .isEqualTo("0,0.000000,nose,0.000,0.250,0.500,0.7500,1.0000,0.000000,-0.125000,-0.250000");
        assertThat(lines.get(12)).startsWith("0,0.000000,left_shoulder,8.250,8.500,8.750,");
        assertThat(lines.get(34)).isEqualTo("1,0.040000,,,,,,,,,");
    }

    @Test
    void closedBeforeItIsComplete_nothingStaysBehind() throws IOException {
        try (LandmarksCsv csv = new LandmarksCsv(folder, "a")) {
            csv.add(new PoseFrame(0, 0, landmarks(), 0));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static Landmarks landmarks() {
        float[] image = new float[99];
        float[] world = new float[99];
        for (int at = 0; at < 99; at++) {
            image[at] = at / 4f;
            world[at] = -at / 8f;
        }
        float[] visibility = new float[33];
        Arrays.fill(visibility, 0.75f);
        float[] presence = new float[33];
        Arrays.fill(presence, 1f);
        return new Landmarks(image, world, visibility, presence, 0.9f);
    }
}
