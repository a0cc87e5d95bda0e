package org.ergodrop.analysis.pose;

import java.util.List;
import org.ergodrop.analysis.video.RgbFrame;
import org.jspecify.annotations.Nullable;

/** The pose graph on one video: frames in order in, landmarks out. For one thread. */
public final class PoseTracker implements AutoCloseable {

    private final PersonDetector detector;
    private final ModelRun landmarkModel;
    private final Crop crop;
    private final Crop.Input cropInput;
    private final BodyReading reading = new BodyReading();
    private final PoseGraph graph;
    private final FilterClock filterClock;
    private final StageClock stages = new StageClock();
    private final float minFlag;

    PoseTracker(PersonDetector detector, ModelRun landmarkModel, PoseSettings settings) {
        this.detector = detector;
        this.landmarkModel = landmarkModel;
        this.crop = Crop.of(settings.crop());
        this.cropInput = new Crop.Input(landmarkModel.input(), BodyReader.INPUT_PX, 0, 1, Crop.Border.REPLICATE);
        this.graph = new PoseGraph(settings.smoothing());
        this.filterClock = new FilterClock(settings.timeStepMs());
        this.minFlag = (float) settings.minTrackingConfidence();
    }

    /** The landmarks of the next frame. The frame is not kept and not released. */
    public PoseFrame process(RgbFrame frame) {
        stages.frame();
        long micros = filterClock.next(frame);
        Roi roi = graph.nextRoi();
        if (roi == null) {
            roi = detected(frame);
        }
        Landmarks landmarks = roi == null || !roi.isUsable() ? null : read(frame, roi, micros);
        if (landmarks == null) {
            graph.lost();
        }
        return new PoseFrame(frame.index(), frame.timeSeconds(), landmarks, landmarks == null ? -1 : 0);
    }

    private @Nullable Roi detected(RgbFrame frame) {
        long start = System.nanoTime();
        List<Detection> people = detector.detect(frame);
        stages.ended(StageClock.Stage.DETECT, start);
        return people.isEmpty()
                ? null
                : people.get(0).body(frame.widthPx(), frame.heightPx()).withMargin();
    }

    private @Nullable Landmarks read(RgbFrame frame, Roi roi, long micros) {
        long start = System.nanoTime();
        crop.sample(frame, roi, cropInput);
        start = stages.ended(StageClock.Stage.CROP, start);
        landmarkModel.run();
        start = stages.ended(StageClock.Stage.INFER, start);
        BodyReader.read(landmarkModel, reading);
        Landmarks landmarks = reading.flag > minFlag ? graph.place(reading, roi, micros) : null;
        stages.ended(StageClock.Stage.DECODE, start);
        return landmarks;
    }

    /** Where the time went so far. */
    public PoseTimes times() {
        return stages.times();
    }

    @Override
    public void close() {
        detector.close();
        landmarkModel.close();
    }
}
