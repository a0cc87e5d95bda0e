package org.ergodrop.analysis;

import java.util.Map;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.pose.PersonFacts;
import org.ergodrop.analysis.posture.PostureSeries;
import org.ergodrop.analysis.video.DecodeOutcome;
import org.ergodrop.analysis.video.VideoFacts;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of a video after its analysis; the report is written from it alone.
 *
 * @param videoName what the person called the video
 * @param video facts from probing; null when the result was rebuilt from an angles CSV
 * @param decoded how far the video could be decoded; null when rebuilt from an angles CSV
 * @param framesPerSecond frames analysed a second, for information only: time never comes from it
 * @param person whom the track follows; null when rebuilt from an angles CSV
 * @param models what computed the result; null when rebuilt from an angles CSV
 * @param postures the angles of every frame
 * @param summary bands and episodes
 * @param ergonomics bands and durations that were used
 * @param settings every setting in force, by its key
 * @param stageSeconds wall-clock seconds by stage (decode, pose, body, posture, …)
 */
public record AnalysisResult(
        String videoName,
        @Nullable VideoFacts video,
        @Nullable DecodeOutcome decoded,
        double framesPerSecond,
        @Nullable PersonFacts person,
        @Nullable ModelFacts models,
        PostureSeries postures,
        ErgonomicsSummary summary,
        ErgonomicsSettings ergonomics,
        Map<String, String> settings,
        Map<String, Double> stageSeconds)
        implements AutoCloseable {

    /** Gives back the file the postures lie in. */
    @Override
    public void close() {
        if (postures instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the temporary angles file could not be removed", e);
            }
        }
    }
}
