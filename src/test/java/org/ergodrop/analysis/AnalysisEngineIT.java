package org.ergodrop.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.pose.PersonFacts;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.demo.worker.Camera;
import org.ergodrop.demo.worker.MovementScript;
import org.ergodrop.demo.worker.Scripts;
import org.ergodrop.demo.worker.SyntheticWorker;
import org.ergodrop.demo.worker.SyntheticWorker.Performance;
import org.ergodrop.demo.worker.WorkerVideo;
import org.ergodrop.models.ModelFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole analyses of rendered videos, with the smallest model. */
class AnalysisEngineIT {

    @TempDir
    private static Path videos;

    @TempDir
    private Path scratch;

    private static Path bending;
    private static Path leaving;

    @BeforeAll
    static void render() throws IOException {
        bending = rendered("bending.mp4", Scripts.SHORT.script(), 4);
        leaving = rendered(
                "leaving.mp4",
                Scripts.leaveAndReturn(1.5),
                Scripts.leaveAndReturn(1.5).seconds());
    }

    private static Path rendered(String name, MovementScript script, double seconds) throws IOException {
        Path video = videos.resolve(name);
        Performance performance = Performance.of(script, Camera.FRONT.around(45).sized(320, 240));
        Performance slower =
                new Performance(performance.camera(), 12, performance.lighting(), seconds, performance.cast());
        new WorkerVideo(new SyntheticWorker(slower), WorkerVideo.TruthContent.ANGLES).write(video, done -> {});
        return video;
    }

    @Test
    void everyFrameHasItsRowAndItsOwnTime() throws Exception {
        List<Posture> postures = analysed(bending);

        assertThat(postures.size()).isEqualTo(48);
        for (int i = 0; i < postures.size(); i++) {
            assertThat(postures.get(i).index()).isEqualTo(i);
            assertThat(postures.get(i).timeSeconds()).isCloseTo(i / 12.0, within(1e-4));
        }
    }

    @Test
    void twoVideosAtOnceGiveWhatEachGivesAlone() throws Exception {
        List<Posture> alone = analysed(bending);
        List<Posture> aloneToo = analysed(leaving);
        try (AnalysisEngine engine = engine()) {
            ExecutorService workers = Executors.newFixedThreadPool(2);
            try {
                Callable<List<Posture>> one = () -> analysed(engine, bending);
                Callable<List<Posture>> other = () -> analysed(engine, leaving);
                List<Future<List<Posture>>> both = workers.invokeAll(List.of(one, other));
                assertThat(both.get(0).get().equals(alone)).isTrue();
                assertThat(both.get(1).get().equals(aloneToo)).isTrue();
            } finally {
                workers.shutdownNow();
            }
        }
    }

    @Test
    void whileNobodyIsInThePictureRowsStayAndNumbersAreMissing() throws Exception {
        try (AnalysisEngine engine = engine();
                AnalysisSession session = engine.open(VideoFile.of(leaving));
                AnalysisResult result = new AnalysisPipeline(session, Progress.SILENT).run()) {
            List<Posture> empty = new ArrayList<>();
            result.postures().forEach(posture -> {
                if (posture.body() < 0) {
                    empty.add(posture);
                }
            });
            assertThat(empty.size()).isPositive();
            assertThat(empty)
                    .allSatisfy(posture -> assertThat(posture.angles()).noneMatch(measured -> measured.isMeasured()));
            assertThat(result.summary().gaps()).isNotEmpty();
            assertThat(result.summary().part(BodyPart.TRUNK).unseenSeconds()).isGreaterThan(1);
        }
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aDamagedVideoIsAnalysedAroundTheDamageAndSaysSo() throws Exception {
        byte[] damaged = Files.readAllBytes(bending);
        Arrays.fill(damaged, damaged.length / 2, damaged.length * 9 / 10, (byte) 0);
        Path cut = Files.write(scratch.resolve("cut.mp4"), damaged);
        List<Posture> postures = new ArrayList<>();
        try (AnalysisEngine engine = engine();
                AnalysisSession session = engine.open(VideoFile.of(cut));
                AnalysisResult result = new AnalysisPipeline(session, Progress.SILENT).run()) {
            result.postures().forEach(postures::add);
            assertThat(result.decoded()).isNotNull();
            assertThat(result.decoded().damagedParts()).isPositive();
        }
        assertThat(postures.size()).isBetween(10, 47);
    }

    @Test
    void onePersonWhoBendsAndCrossesHerChestStaysOnePerson() throws Exception {
        Path alone = videos.resolve("alone.mp4");
        Performance whole = Performance.of(Scripts.SHORT.script(), Camera.FRONT.around(45));
        Performance slower = new Performance(whole.camera(), 12.5, whole.lighting(), whole.seconds(), whole.cast());
        new WorkerVideo(new SyntheticWorker(slower), WorkerVideo.TruthContent.ANGLES).write(alone, done -> {});
        AnalysisSettings standard = AnalysisSettings.of(Map.of("pose.device", "cpu"));

        try (AnalysisEngine engine = AnalysisEngine.start(files(), standard);
                AnalysisSession session = engine.open(VideoFile.of(alone));
                AnalysisResult result = new AnalysisPipeline(session, Progress.SILENT).run()) {
            assertThat(result.person()).isEqualTo(new PersonFacts(1, 1, 0));
            // the script holds a bend of 65° for 4.6 s
            assertThat(result.summary().part(BodyPart.TRUNK).episodes())
                    .anySatisfy(episode -> assertThat(episode.band()).isEqualTo(3));
        }
    }

    @Test
    void aMissingModelIsOneSentenceThatSaysWhatToDo() {
        AnalysisFiles nowhere =
                new AnalysisFiles(scratch.resolve("none"), scratch.resolve("none.npz"), scratch, "test");
        try (AnalysisEngine engine = AnalysisEngine.start(nowhere, settings())) {
            assertThatThrownBy(engine::device)
                    .isInstanceOfSatisfying(
                            AnalysisException.class,
                            failure ->
                                    assertThat(failure.explain(Locale.ENGLISH)).contains("pose_"));
        }
    }

    @Test
    void theTrueBendIsFound() throws Exception {
        List<Posture> postures = analysed(bending);
        double most = postures.stream()
                .map(posture -> posture.angle(Angle.TRUNK_FLEXION))
                .filter(measured -> measured.isMeasured())
                .mapToDouble(measured -> measured.degrees().orElseThrow())
                .max()
                .orElseThrow();
        assertThat(most).as("deepest bend; the figure bends to 65°").isBetween(45.0, 85.0);
    }

    private List<Posture> analysed(Path video) throws Exception {
        try (AnalysisEngine engine = engine()) {
            return analysed(engine, video);
        }
    }

    private static List<Posture> analysed(AnalysisEngine engine, Path video) throws Exception {
        List<Posture> postures = new ArrayList<>();
        try (AnalysisSession session = engine.open(VideoFile.of(video));
                AnalysisResult result = new AnalysisPipeline(session, Progress.SILENT).run()) {
            result.postures().forEach(postures::add);
        }
        return postures;
    }

    private AnalysisEngine engine() {
        return AnalysisEngine.start(files(), settings());
    }

    private AnalysisFiles files() {
        Path models = ModelFolder.locate(System.getenv(ModelFolder.VARIABLE), Path.of(""))
                .folder();
        return new AnalysisFiles(models, scratch.resolve("no-smplx.npz"), scratch, "test");
    }

    private static AnalysisSettings settings() {
        return AnalysisSettings.of(Map.of("pose.model", "lite", "pose.device", "cpu"));
    }
}
