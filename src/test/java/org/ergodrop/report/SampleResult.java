package org.ergodrop.report;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ModelFacts;
import org.ergodrop.analysis.ergonomics.ErgonomicsCount;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.pose.PersonFacts;
import org.ergodrop.analysis.posture.PostureSeries;
import org.ergodrop.analysis.video.DecodeOutcome;
import org.ergodrop.analysis.video.VideoFacts;

/** Analysis results of {@link SamplePostures}. */
final class SampleResult {

    static final double FPS = 25;

    private SampleResult() {}

    static AnalysisResult seconds(double seconds) {
        return named("ohyb_u_linky.mp4", seconds);
    }

    static AnalysisResult named(String videoName, double seconds) {
        PostureSeries postures = new SamplePostures(Math.round(seconds * FPS), FPS);
        return of(videoName, postures, ErgonomicsCount.of(postures, ErgonomicsSettings.DEFAULT));
    }

    static AnalysisResult of(String videoName, PostureSeries postures, ErgonomicsSummary summary) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "pose.model", "heavy",
                "pose.crop", "opencv",
                "pose.smoothing", "true",
                "video.max-fps", "30",
                "body.model", "auto",
                "ergonomics.min-episode-seconds", "4.0"));
        return new AnalysisResult(
                videoName,
                new VideoFacts(
                        "mov,mp4,m4a,3gp,3g2,mj2", "hevc", 1080, 1920, 90, 25, postures.size() / FPS, 48_210_334),
                new DecodeOutcome((postures.size() - 1) / FPS, postures.size(), postures.size(), 0, Optional.empty()),
                FPS,
                new PersonFacts(0.94, 2, 0),
                new ModelFacts(
                        "heavy",
                        "CPU (CUDA: no device)",
                        "generic",
                        "generic body, published segment lengths",
                        1.74,
                        41.3,
                        new TreeMap<>(Map.of("trunk_flexion_deg", 3.1, "neck_flexion_deg", 14.2)),
                        "0.1.0-SNAPSHOT"),
                postures,
                summary,
                ErgonomicsSettings.DEFAULT,
                settings,
                new TreeMap<>(Map.of("decode", 3.2, "pose", 61.4, "body", 1.1, "posture", 0.3)));
    }
}
