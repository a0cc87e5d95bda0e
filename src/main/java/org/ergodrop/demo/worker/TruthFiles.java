package org.ergodrop.demo.worker;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.body.SkinPoint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.posture.Angle;

/**
 * The truth of a performance as files beside its video: {@code <stem>_angles.csv} in the columns of an analysis, and, when
 * asked for, {@code <stem>_points.csv} with joints, skin points and landmarks. They get their names together in
 * {@link #complete()}; closed before, nothing is left behind.
 */
final class TruthFiles implements Closeable {

    private record Sheet(Path target, Path partial, Writer out) {}

    private final List<Sheet> sheets = new ArrayList<>();
    private boolean completed;

    private TruthFiles() {}

    static TruthFiles beside(Path video, WorkerVideo.TruthContent content) throws IOException {
        TruthFiles files = new TruthFiles();
        try {
            files.open(video, "_angles.csv");
            files.sheets.get(0).out().write(angleColumns());
            if (content == WorkerVideo.TruthContent.ANGLES_AND_POINTS) {
                files.open(video, "_points.csv");
                files.sheets.get(1).out().write("frame,time_s,kind,point,x_m,y_m,z_m,x_px,y_px,depth_m\n");
            }
            return files;
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    void add(Truth truth) throws IOException {
        sheets.get(0).out().write(angleRow(truth));
        if (sheets.size() > 1) {
            Writer out = sheets.get(1).out();
            for (Joint joint : Joint.values()) {
                out.write(pointRow(truth, "joint", joint, truth.joint(joint)));
            }
            for (SkinPoint point : SkinPoint.values()) {
                out.write(pointRow(truth, "skin", point, truth.skin(point)));
            }
            for (Landmark landmark : Landmark.values()) {
                out.write(pointRow(truth, "landmark", landmark, truth.landmark(landmark)));
            }
        }
    }

    void complete() throws IOException {
        for (Sheet sheet : sheets) {
            sheet.out().close();
            Files.move(sheet.partial(), sheet.target(), StandardCopyOption.REPLACE_EXISTING);
        }
        completed = true;
    }

    @Override
    public void close() throws IOException {
        for (Sheet sheet : sheets) {
            try {
                sheet.out().close();
            } finally {
                if (!completed) {
                    Files.deleteIfExists(sheet.partial());
                }
            }
        }
    }

    private void open(Path video, String ending) throws IOException {
        String name = String.valueOf(video.getFileName());
        int dot = name.lastIndexOf('.');
        Path target = video.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
        Path partial = target.resolveSibling("." + target.getFileName() + ".part");
        sheets.add(new Sheet(
                target, partial, new BufferedWriter(new FileWriter(partial.toFile(), StandardCharsets.UTF_8))));
    }

    private static String angleColumns() {
        return Arrays.stream(Angle.values())
                .map(Angle::column)
                .collect(Collectors.joining(",", "frame,time_s,", ",fit_error_mm,confidence\n"));
    }

    /** Exact, so no fit error and full confidence; empty cells while the worker is out of the picture. */
    private static String angleRow(Truth truth) {
        StringBuilder row = new StringBuilder(start(truth));
        for (Angle angle : Angle.values()) {
            row.append(',').append(truth.inPicture() ? decimal(truth.angle(angle)) : "");
        }
        return row.append(truth.inPicture() ? ",0,1\n" : ",,0\n").toString();
    }

    private static String pointRow(Truth truth, String kind, Enum<?> point, Vec3 at) {
        Vec3 px = truth.inImage(at);
        return start(truth)
                + ','
                + kind
                + ','
                + point.name().toLowerCase(Locale.ROOT)
                + ','
                + decimal(at.x())
                + ','
                + decimal(at.y())
                + ','
                + decimal(at.z())
                + ','
                + decimal(px.x())
                + ','
                + decimal(px.y())
                + ','
                + decimal(px.z())
                + '\n';
    }

    private static String start(Truth truth) {
        return truth.index() + "," + decimal(truth.timeSeconds());
    }

    /** Six places, never −0. */
    private static String decimal(double value) {
        String text = String.format(Locale.ROOT, "%.6f", value);
        return text.equals("-0.000000") ? "0.000000" : text;
    }
}
