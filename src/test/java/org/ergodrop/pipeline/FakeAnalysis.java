package org.ergodrop.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.AnalysisSession;
import org.ergodrop.analysis.FrameBatch;
import org.ergodrop.analysis.LandmarkBatch;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.posture.PostureSeries;
import org.ergodrop.analysis.video.RgbFrame;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.UnusableVideoException.Problem;
import org.ergodrop.analysis.video.VideoFacts;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.jobs.MailDetails;

/**
 * Stands in for decoder and pose model: a "video" is a text file that begins with {@code video} and the number of its
 * batches. It checks what the routes owe to a session: order, one batch at a time, closed once.
 */
class FakeAnalysis implements SessionFactory, VideoCheck {

    /** Everything that happened, in order: {@code open}, {@code pose 0}, {@code collect 0}, {@code conclude}, {@code close}. */
    final List<String> events = new CopyOnWriteArrayList<>();

    /** Called before each pose with its event; may throw or wait. */
    volatile Consumer<String> beforePose = event -> {};

    /** Called by the decoder's thread before each batch with the video's name. */
    volatile Consumer<String> beforeDecode = name -> {};

    @Override
    public VideoFacts probe(VideoFile video, String queue) throws UnusableVideoException {
        batches(video);
        return new VideoFacts("fake", "fake", 16, 16, 0, 30, 1, 1);
    }

    @Override
    public AnalysisSession open(VideoFile video, String queue) throws UnusableVideoException {
        events.add("open");
        return new Session(batches(video), video.originalName());
    }

    private static int batches(VideoFile video) throws UnusableVideoException {
        try {
            String text = Files.readString(video.path(), StandardCharsets.ISO_8859_1);
            if (!text.startsWith("video ")) {
                throw new UnusableVideoException(Problem.NOT_A_VIDEO, video.originalName());
            }
            return Integer.parseInt(text.strip().split(" ")[1]);
        } catch (IOException e) {
            throw new UnusableVideoException(Problem.UNREADABLE, video.originalName(), e.toString());
        }
    }

    static void drop(Path upload, String name, int batches) throws IOException {
        drop(upload, name, "video " + batches + " " + name);
    }

    /** In one step: nobody takes half of it for another file. */
    static void drop(Path upload, String name, String content) throws IOException {
        Path copying = upload.resolve("." + name + ".copying");
        Files.writeString(copying, content);
        Files.move(copying, upload.resolve(name));
    }

    private final class Session implements AnalysisSession {

        private final int batches;
        private final String name;
        private final List<String> mine = new ArrayList<>();

        Session(int batches, String name) {
            this.batches = batches;
            this.name = name;
        }

        @Override
        public VideoFacts facts() {
            return new VideoFacts("fake", "fake", 16, 16, 0, 30, 1, 1);
        }

        @Override
        public Iterator<FrameBatch> frames() {
            return new Iterator<>() {
                private long next;

                @Override
                public boolean hasNext() {
                    return next < batches;
                }

                @Override
                public FrameBatch next() {
                    beforeDecode.accept(name);
                    return new FrameBatch(next++, List.of(RgbFrame.unpooled(16, 16)));
                }
            };
        }

        @Override
        public LandmarkBatch findPose(FrameBatch batch) {
            String event = name + " pose " + batch.sequence();
            beforePose.accept(event);
            events.add(event);
            return new LandmarkBatch(batch.sequence(), List.of());
        }

        @Override
        public synchronized void collect(LandmarkBatch batch) {
            if (batch.sequence() != mine.size()) {
                throw new IllegalStateException("batch " + batch.sequence() + " came after " + mine);
            }
            mine.add(String.valueOf(batch.sequence()));
            events.add(name + " collect " + batch.sequence());
        }

        @Override
        public AnalysisResult conclude() throws UnusableVideoException {
            if (mine.size() != batches) {
                throw new IllegalStateException("concluded after " + mine.size() + " of " + batches);
            }
            if (batches == 0) {
                throw new UnusableVideoException(Problem.NOTHING_DECODABLE, name);
            }
            events.add(name + " conclude");
            return result(name, batches);
        }

        @Override
        public Iterable<PoseFrame> landmarks() {
            return List.of();
        }

        @Override
        public void close() {
            events.add(name + " close");
        }
    }

    private static AnalysisResult result(String name, long frames) {
        PostureSeries none = new PostureSeries() {
            @Override
            public long size() {
                return 0;
            }

            @Override
            public void forEach(java.util.function.Consumer<? super Posture> reader) {}
        };
        return new AnalysisResult(
                name,
                null,
                null,
                30,
                null,
                null,
                none,
                new ErgonomicsSummary(frames, 0, frames / 30.0, 0, List.of(), List.of()),
                ErgonomicsSettings.DEFAULT,
                Map.of(),
                Map.of("decode", 0.25, "pose", 1.0, "pose.infer", 0.5, "body.shape", 0.25, "body.fit", 0.5));
    }

    /** One text file instead of the report. */
    static ReportFiles.Written writeReport(AnalysisResult result, Path folder, String stem, Locale language)
            throws IOException {
        Path file = folder.resolve(stem + "_ergonomics.xlsx");
        Files.writeString(file, result.summary().frames() + " batches");
        return new ReportFiles.Written(List.of(file), Map.of(MailDetails.VERDICT, "Záda: zvýšená zátěž"));
    }
}
