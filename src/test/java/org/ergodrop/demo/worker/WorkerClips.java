package org.ergodrop.demo.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import org.ergodrop.analysis.video.RgbFrame;

/**
 * The standard script filmed from around the worker, rendered once and kept: for the evaluation of accuracy.
 *
 * <p>{@code java … org.ergodrop.demo.worker.WorkerClips FOLDER [AZIMUTH…]} fills the folder and prints the paths.
 */
public final class WorkerClips {

    private final Path folder;

    public WorkerClips(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        WorkerClips clips = new WorkerClips(Path.of(arguments[0]));
        int[] azimuths = arguments.length == 1 ? new int[] {0, 45, 90, 180} : new int[arguments.length - 1];
        for (int i = 1; i < arguments.length; i++) {
            azimuths[i - 1] = Integer.parseInt(arguments[i]);
        }
        for (int azimuth : azimuths) {
            System.out.println(clips.standard(azimuth));
        }
    }

    /** Who is filmed: ask for frames and truth here, without any video. */
    public static SyntheticWorker standardWorker(double azimuthDeg) {
        return new SyntheticWorker(
                SyntheticWorker.Performance.of(Scripts.STANDARD.script(), Camera.FRONT.around(azimuthDeg)));
    }

    /**
     * The video from that side; its name carries a check sum of some frames and their truth, so that a figure that was changed is rendered
     * anew. {@code <stem>_angles.csv} and {@code <stem>_points.csv} lie beside it.
     */
    public Path standard(double azimuthDeg) throws IOException {
        SyntheticWorker worker = standardWorker(azimuthDeg);
        Path video = folder.resolve("standard_%03.0f_%08x.mp4".formatted(azimuthDeg, fingerprint(worker)));
        if (!Files.exists(video)) {
            Files.createDirectories(folder);
            System.out.printf(Locale.ROOT, "Rendering %s (%d frames) ...%n", video, worker.frames());
            new WorkerVideo(worker, WorkerVideo.TruthContent.ANGLES_AND_POINTS).write(video, done -> {});
        }
        return video;
    }

    private static long fingerprint(SyntheticWorker worker) {
        Camera camera = worker.performance().camera();
        RgbFrame frame = RgbFrame.unpooled(camera.widthPx(), camera.heightPx());
        CRC32 sum = new CRC32();
        for (int index : new int[] {worker.frames() / 7, worker.frames() / 2, worker.frames() - 1}) {
            worker.draw(index, frame);
            sum.update(frame.rgb());
            sum.update(worker.truth(index).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return sum.getValue();
    }
}
