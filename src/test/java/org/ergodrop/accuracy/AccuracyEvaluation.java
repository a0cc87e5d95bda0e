package org.ergodrop.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.pose.PoseModels;
import org.ergodrop.analysis.pose.PoseSettings;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.demo.worker.WorkerClips;

/**
 * Writes the tables of docs/accuracy.md: {@code AccuracyEvaluation FOLDER MODELS [VIDEO...]}. FOLDER keeps the rendered clips and the landmarks found in them,
 * MODELS holds the ONNX files, and each VIDEO of real people is compared between the models, without a truth.
 */
public final class AccuracyEvaluation {

    private static final List<Angle> ANGLES = List.of(
            Angle.TRUNK_FLEXION,
            Angle.NECK_FLEXION,
            Angle.LEFT_ARM_TRUNK,
            Angle.RIGHT_ARM_TRUNK,
            Angle.TRUNK_LATERAL,
            Angle.TRUNK_TWIST,
            Angle.LEFT_KNEE_FLEXION,
            Angle.RIGHT_KNEE_FLEXION);

    private final Path folder;
    private final Path models;

    private AccuracyEvaluation(Path folder, Path models) {
        this.folder = folder;
        this.models = models;
    }

    public static void main(String[] arguments) throws Exception {
        AccuracyEvaluation evaluation = new AccuracyEvaluation(Path.of(arguments[0]), Path.of(arguments[1]));
        for (PoseSettings.Model model : List.of(PoseSettings.Model.FULL, PoseSettings.Model.HEAVY)) {
            for (int azimuthDeg : new int[] {0, 45, 90, 180}) {
                evaluation.printView(model, azimuthDeg);
            }
        }
        for (int i = 2; i < arguments.length; i++) {
            evaluation.printReal(Path.of(arguments[i]));
        }
    }

    private void printView(PoseSettings.Model model, int azimuthDeg) throws Exception {
        Path video = new WorkerClips(folder).standard(azimuthDeg);
        FilmedWorker filmed = FilmedWorker.of(WorkerClips.standardWorker(azimuthDeg), found(video, model));
        System.out.printf("%n### %s, %d°%n%n", name(model), azimuthDeg);
        System.out.println("| angle | raw landmarks | fitted body | of these measurable |");
        System.out.println("|---|---|---|---|");
        for (Angle angle : ANGLES) {
            System.out.printf(
                    "| %s | %s | %s | %s |%n",
                    angle.column().replace("_deg", ""),
                    filmed.raw(angle).text(),
                    filmed.all(angle).text(),
                    filmed.measurable(angle).text());
        }
    }

    private void printReal(Path video) throws Exception {
        System.out.printf("%n### %s%n%n", video.getFileName());
        RealClip full = RealClip.of(found(video, PoseSettings.Model.FULL));
        RealClip heavy = RealClip.of(found(video, PoseSettings.Model.HEAVY));
        System.out.println("| | full raw | full fitted | heavy raw | heavy fitted | full - heavy, raw | fitted |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Angle angle : ANGLES) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %.1f | %.1f |%n",
                    angle.column().replace("_deg", ""),
                    RealClip.range(full.straight(), angle),
                    RealClip.range(full.fitted(), angle),
                    RealClip.range(heavy.straight(), angle),
                    RealClip.range(heavy.fitted(), angle),
                    RealClip.apart(full.straight(), heavy.straight(), angle),
                    RealClip.apart(full.fitted(), heavy.fitted(), angle));
        }
    }

    private List<PoseFrame> found(Path video, PoseSettings.Model model) throws Exception {
        PoseSettings usual = PoseSettings.DEFAULT;
        PoseSettings settings = new PoseSettings(
                model,
                usual.crop(),
                usual.smoothing(),
                usual.timeStepMs(),
                usual.minDetectionConfidence(),
                usual.minTrackingConfidence(),
                usual.threads(),
                PoseSettings.Device.CPU);
        Path kept = folder.resolve(video.getFileName() + "-" + name(model) + ".landmarks");
        try (PoseModels loaded = PoseModels.load(models, settings)) {
            return FoundLandmarks.of(video, loaded, kept);
        } catch (IOException e) {
            throw new IOException("no landmarks of " + video, e);
        }
    }

    private static String name(PoseSettings.Model model) {
        return model.name().toLowerCase(Locale.ROOT);
    }
}
