package org.ergodrop.accuracy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.pose.PoseModels;
import org.ergodrop.analysis.pose.PoseTracker;
import org.ergodrop.analysis.video.RgbFrame;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.analysis.video.VideoReader;
import org.ergodrop.analysis.video.VideoSettings;

/** The landmarks of a whole clip, found once and kept in a file beside it: finding them is all but a thousandth of the work. */
final class FoundLandmarks {

    private static final int COORDINATES = 3 * Landmarks.COUNT;

    private FoundLandmarks() {}

    /** The landmarks in {@code kept}; found in {@code video} and kept there when there is no such file yet. */
    static List<PoseFrame> of(Path video, PoseModels models, Path kept) throws IOException {
        if (!Files.exists(kept)) {
            Files.createDirectories(kept.toAbsolutePath().getParent());
            Path partial = kept.resolveSibling(kept.getFileName() + ".part");
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
                find(video, models, out);
            } catch (UnusableVideoException | InterruptedException e) {
                throw new IllegalStateException("no landmarks in " + video, e);
            }
            Files.move(partial, kept, StandardCopyOption.REPLACE_EXISTING);
        }
        return read(kept);
    }

    private static void find(Path video, PoseModels models, DataOutputStream out)
            throws IOException, UnusableVideoException, InterruptedException {
        try (VideoReader reader = VideoReader.open(VideoFile.of(video), VideoSettings.DEFAULT);
                PoseTracker tracker = models.newTracker()) {
            for (RgbFrame frame = reader.next(); frame != null; frame = reader.next()) {
                write(tracker.process(frame), out);
                frame.release();
            }
        }
    }

    private static void write(PoseFrame frame, DataOutputStream out) throws IOException {
        Landmarks landmarks = frame.landmarks();
        out.writeDouble(frame.timeSeconds());
        out.writeInt(frame.body());
        out.writeInt(landmarks == null ? 0 : 1);
        float[] none = new float[COORDINATES];
        put(landmarks == null ? none : landmarks.imagePx(), COORDINATES, out);
        put(landmarks == null ? none : landmarks.worldMetres(), COORDINATES, out);
        put(landmarks == null ? none : landmarks.visibility(), Landmarks.COUNT, out);
        put(landmarks == null ? none : landmarks.presence(), Landmarks.COUNT, out);
        out.writeFloat(landmarks == null ? 0 : landmarks.score());
    }

    private static void put(float[] values, int count, DataOutputStream out) throws IOException {
        for (int i = 0; i < count; i++) {
            out.writeFloat(values[i]);
        }
    }

    static List<PoseFrame> read(Path kept) throws IOException {
        List<PoseFrame> frames = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(kept)))) {
            while (true) {
                double timeSeconds = in.readDouble();
                int body = in.readInt();
                boolean found = in.readInt() == 1;
                Landmarks landmarks = new Landmarks(
                        floats(in, COORDINATES),
                        floats(in, COORDINATES),
                        floats(in, Landmarks.COUNT),
                        floats(in, Landmarks.COUNT),
                        in.readFloat());
                frames.add(new PoseFrame(frames.size(), timeSeconds, found ? landmarks : null, body));
            }
        } catch (EOFException end) {
            return frames;
        }
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
