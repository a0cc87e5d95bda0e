package org.ergodrop.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.pose.PoseFrame;

/**
 * The landmarks CSV of DESIGN's contract, written while the frames come: 33 rows for a frame with a person, one row with
 * only frame and time for a frame without. Landmarks have MediaPipe's names in small letters. It gets its name with
 * {@link #complete()}; closed before, it is gone.
 */
public final class LandmarksCsv implements AutoCloseable {

    static final String HEADER =
            "frame,time_s,landmark,x_px,y_px,z_px,visibility,presence,world_x_m,world_y_m,world_z_m";

    private static final int TIME_PLACES = 6;
    private static final int PIXEL_PLACES = 3;
    private static final int PROBABILITY_PLACES = 4;
    private static final int METRE_PLACES = 6;

    private static final String[] NAMES = names();

    private final PartialFile file;
    private final Writer out;
    private final StringBuilder row = new StringBuilder();

    /**
     * Starts {@code <stem>_landmarks.csv} in {@code folder}, which is made when it is missing.
     *
     * @param stem what the person called the video, without its extension; made safe as a file name
     */
    public LandmarksCsv(Path folder, String stem) throws IOException {
        this.file = new OutputFolder(folder, stem).file("_landmarks.csv");
        this.out = new BufferedWriter(new OutputStreamWriter(file.open(), StandardCharsets.UTF_8));
        out.write(HEADER + "\n");
    }

    /** Writes the next frame. */
    public void add(PoseFrame frame) throws IOException {
        row.setLength(0);
        if (frame.landmarks() == null) {
            start(frame);
            row.append(",,,,,,,,,\n");
        } else {
            for (int landmark = 0; landmark < Landmarks.COUNT; landmark++) {
                start(frame);
                append(frame.landmarks(), landmark);
            }
        }
        out.append(row);
    }

    /** Ends the file and gives it its name. */
    public Path complete() throws IOException {
        out.close();
        return file.complete();
    }

    @Override
    public void close() throws IOException {
        try (file) {
            out.close();
        }
    }

    private void start(PoseFrame frame) {
        row.append(frame.index()).append(',');
        Decimals.append(row, frame.timeSeconds(), TIME_PLACES);
    }

    private void append(Landmarks landmarks, int at) {
        row.append(',').append(NAMES[at]);
        append(landmarks.imagePx(), at, PIXEL_PLACES);
        row.append(',');
        Decimals.append(row, landmarks.visibility()[at], PROBABILITY_PLACES);
        row.append(',');
        Decimals.append(row, landmarks.presence()[at], PROBABILITY_PLACES);
        append(landmarks.worldMetres(), at, METRE_PLACES);
        row.append('\n');
    }

    private void append(float[] points, int at, int places) {
        for (int axis = 0; axis < 3; axis++) {
            row.append(',');
            Decimals.append(row, points[3 * at + axis], places);
        }
    }

    private static String[] names() {
        String[] names = new String[Landmarks.COUNT];
        for (Landmark landmark : Landmark.values()) {
            names[landmark.ordinal()] = landmark.name().toLowerCase(Locale.ROOT);
        }
        return names;
    }
}
