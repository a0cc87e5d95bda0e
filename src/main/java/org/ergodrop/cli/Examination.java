package org.ergodrop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.analysis.AnalysisEngine;
import org.ergodrop.analysis.AnalysisException;
import org.ergodrop.analysis.AnalysisSettings;
import org.ergodrop.analysis.SettingKey;
import org.ergodrop.analysis.video.VideoDecoding;
import org.ergodrop.models.MissingModelException;
import org.ergodrop.models.ModelFolder;
import org.ergodrop.models.PoseModel;

/** Looks at one thing after the other; nothing is changed except a probe file that is removed again. */
final class Examination {

    /** Temporary files take about 1 KB a frame: 10 hours at 30 fps need 1 GB. Ours, with reserve. */
    private static final long LITTLE_SPACE_BYTES = 2L << 30;

    private final ProgramFolders folders;
    private final List<Path> hotFolders;
    private final Locale locale;
    private final List<Finding> findings = new ArrayList<>();

    Examination(ProgramFolders folders, List<Path> hotFolders, Locale locale) {
        this.folders = folders;
        this.hotFolders = List.copyOf(hotFolders);
        this.locale = locale;
    }

    List<Finding> findings() {
        findings.add(Finding.good(
                "Java",
                System.getProperty("java.version") + ", " + Runtime.getRuntime().availableProcessors() + " cores"));
        models();
        ffmpeg();
        smplx();
        folder("doctor.temporary", Path.of(System.getProperty("java.io.tmpdir")));
        hotFolders.forEach(folder -> folder("doctor.hot-folder", folder));
        return List.copyOf(findings);
    }

    private void models() {
        String subject = say("doctor.models");
        try {
            for (PoseModel model : PoseModel.values()) {
                new ModelFolder(folders.models()).file(model);
            }
        } catch (MissingModelException e) {
            findings.add(Finding.bad(subject, e.explain(locale)));
            return;
        }
        findings.add(Finding.good(subject, folders.models().toString()));
        try (AnalysisEngine engine = AnalysisEngine.start(
                folders.analysisFiles(), AnalysisSettings.of(Map.of(SettingKey.BODY_MODEL.key(), "generic")))) {
            String device = engine.device();
            findings.add(
                    device.startsWith("CUDA")
                            ? Finding.good("GPU", device)
                            : Finding.note("GPU", say("doctor.no-gpu", device)));
        } catch (AnalysisException e) {
            findings.add(Finding.bad(subject, e.explain(locale)));
        }
    }

    private void ffmpeg() {
        try {
            findings.add(Finding.good("FFmpeg", VideoDecoding.version()));
        } catch (LinkageError e) {
            findings.add(Finding.bad("FFmpeg", say("doctor.no-ffmpeg", String.valueOf(e.getMessage()))));
        }
    }

    private void smplx() {
        if (!Files.exists(folders.smplx())) {
            findings.add(Finding.note("SMPL-X", say("doctor.no-smplx", folders.smplx())));
            return;
        }
        try (AnalysisEngine engine = AnalysisEngine.start(
                folders.analysisFiles(), AnalysisSettings.of(Map.of(SettingKey.BODY_MODEL.key(), "smplx")))) {
            findings.add(Finding.good("SMPL-X", engine.bodyName() + ", " + folders.smplx()));
        } catch (AnalysisException e) {
            findings.add(Finding.bad("SMPL-X", e.explain(locale)));
        }
    }

    private void folder(String subjectKey, Path folder) {
        String subject = say(subjectKey);
        try {
            Path existing = nearestExisting(folder);
            writeInto(existing);
            long freeBytes = Files.getFileStore(existing).getUsableSpace();
            String words = say("doctor.space", folder, freeBytes >> 30);
            findings.add(
                    freeBytes < LITTLE_SPACE_BYTES
                            ? Finding.bad(subject, say("doctor.little-space", folder, freeBytes >> 20))
                            : Finding.good(subject, words));
        } catch (IOException e) {
            findings.add(Finding.bad(subject, say("doctor.not-writable", folder)));
        }
    }

    /** @throws IOException when nothing can be written into the folder, or it could not be made */
    static void writeInto(Path folder) throws IOException {
        Files.delete(Files.createTempFile(nearestExisting(folder), ".ergodrop-doctor-", ".tmp"));
    }

    /** A folder that will be made at the first start is judged by the one it will be made in. */
    private static Path nearestExisting(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private String say(String key, Object... arguments) {
        return CliText.SENTENCES.say(locale, key, arguments);
    }
}
