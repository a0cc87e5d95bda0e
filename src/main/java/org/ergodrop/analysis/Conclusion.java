package org.ergodrop.analysis;

import java.util.Optional;
import org.ergodrop.analysis.body.BodyFitting;
import org.ergodrop.analysis.body.BodyModel;
import org.ergodrop.analysis.body.FittedBody;
import org.ergodrop.analysis.ergonomics.ErgonomicsCount;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.pose.LandmarkSpool;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.pose.PoseTimes;
import org.ergodrop.analysis.pose.PoseTracker;
import org.ergodrop.analysis.posture.PostureMeter;
import org.ergodrop.analysis.posture.PostureSpool;
import org.ergodrop.analysis.posture.StandingOffset;
import org.ergodrop.analysis.video.DecodeOutcome;
import org.ergodrop.analysis.video.VideoFacts;
import org.ergodrop.analysis.video.VideoFile;

/** What follows when all landmarks are there: one shape for the video, the body in each frame, angles, bands. */
final class Conclusion {

    private final AnalysisEngine engine;
    private final VideoFile video;
    private final VideoFacts facts;
    private final StageTimes times;
    private double errorSumMm;
    private long fitted;

    Conclusion(AnalysisEngine engine, VideoFile video, VideoFacts facts, StageTimes times) {
        this.engine = engine;
        this.video = video;
        this.facts = facts;
        this.times = times;
    }

    AnalysisResult of(LandmarkSpool landmarks, DecodeOutcome decoded, PoseTracker tracker) {
        BodyModel model = engine.body();
        BodyFitting fitting = BodyFitting.over(model, engine.settings().body());
        long start = System.nanoTime();
        landmarks.forEach(fitting::observe);
        FittedBody standing = fitting.standing();
        times.add(StageTimes.SHAPE, start);
        StandingOffset offset =
                StandingOffset.of(standing, engine.settings().posture().trunkLine());
        PostureSpool postures = PostureSpool.in(engine.files().scratch());
        measure(landmarks, fitting, new PostureMeter(engine.settings().posture(), offset), postures);
        start = System.nanoTime();
        ErgonomicsSummary summary =
                ErgonomicsCount.of(postures, engine.settings().ergonomics());
        times.add(StageTimes.ERGONOMICS, start);
        tell(tracker.times());
        ModelFacts models = new ModelFacts(
                engine.settings().byKey().getOrDefault(SettingKey.POSE_MODEL.key(), ""),
                engine.device(),
                model.name(),
                model.source(),
                fitting.statureMetres(),
                fitted == 0 ? 0 : errorSumMm / fitted,
                offset.byColumn(),
                engine.files().version());
        return new AnalysisResult(
                video.originalName(),
                facts,
                decoded,
                summary.analysedSeconds() > 0 ? summary.frames() / summary.analysedSeconds() : 0,
                tracker.personFacts(),
                models,
                postures,
                summary,
                engine.settings().ergonomics(),
                engine.settings().byKey(),
                times.seconds());
    }

    private void measure(LandmarkSpool landmarks, BodyFitting fitting, PostureMeter meter, PostureSpool postures) {
        for (PoseFrame frame : landmarks) {
            long start = System.nanoTime();
            Optional<FittedBody> body = fitting.fit(frame);
            start = times.add(StageTimes.FIT, start);
            body.ifPresent(this::addError);
            postures.append(meter.measure(frame, body));
            times.add(StageTimes.POSTURE, start);
        }
    }

    private void addError(FittedBody body) {
        errorSumMm += body.errorMm();
        fitted++;
    }

    private void tell(PoseTimes pose) {
        times.set(StageTimes.POSE_DETECT, pose.detectSeconds());
        times.set(StageTimes.POSE_CROP, pose.cropSeconds());
        times.set(StageTimes.POSE_INFER, pose.inferSeconds());
        times.set(StageTimes.POSE_REFINE, pose.decodeSeconds());
    }
}
