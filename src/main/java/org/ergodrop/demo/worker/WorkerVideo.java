package org.ergodrop.demo.worker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.ergodrop.analysis.video.Mp4Writer;
import org.ergodrop.analysis.video.RgbFrame;

/** A performance as an MP4 with its truth beside it. */
public final class WorkerVideo {

    /** How much of the truth goes beside the video: always the angles, and maybe joints and landmarks as well. */
    public enum TruthContent {
        ANGLES,
        ANGLES_AND_POINTS
    }

    private final SyntheticWorker worker;
    private final TruthContent content;

    public WorkerVideo(SyntheticWorker worker, TruthContent content) {
        this.worker = worker;
        this.content = content;
    }

    /**
     * Renders into {@code target}, replacing it when all frames are there; {@code <stem>_angles.csv} and, when asked for,
     * {@code <stem>_points.csv} appear beside it. After an error or an interruption nothing is left behind.
     *
     * @param framesDone told after each frame how many are done
     * @throws InterruptedIOException when the thread was interrupted between two frames
     */
    public void write(Path target, IntConsumer framesDone) throws IOException {
        Camera camera = worker.performance().camera();
        RgbFrame frame = RgbFrame.unpooled(camera.widthPx(), camera.heightPx());
        try (TruthFiles truth = TruthFiles.beside(target, content);
                Mp4Writer video = Mp4Writer.open(
                        target,
                        camera.widthPx(),
                        camera.heightPx(),
                        worker.performance().fps())) {
            try {
                for (int index = 0; index < worker.frames(); index++) {
                    if (Thread.interrupted()) {
                        throw new InterruptedIOException("rendering was interrupted");
                    }
                    worker.draw(index, frame);
                    video.write(frame);
                    truth.add(worker.truth(index));
                    framesDone.accept(index + 1);
                }
            } catch (IOException | RuntimeException e) {
                video.discard();
                throw e;
            }
            video.close();
            truth.complete();
        }
    }
}
