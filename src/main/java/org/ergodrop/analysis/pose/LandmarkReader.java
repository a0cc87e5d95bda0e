package org.ergodrop.analysis.pose;

import org.ergodrop.analysis.video.RgbFrame;

/** The landmark model on one region at a time, in three steps that can be timed and overlapped. For one thread. */
final class LandmarkReader implements AutoCloseable {

    private final ModelRun model;
    private final Crop crop;
    private final Crop.Input input;
    private final BodyReading reading = new BodyReading();

    LandmarkReader(ModelRun model, PoseSettings settings) {
        this.model = model;
        this.crop = Crop.of(settings.crop());
        this.input = new Crop.Input(model.input(), BodyReader.INPUT_PX, 0, 1, Crop.Border.REPLICATE);
    }

    /** The frame is not needed after this. */
    void crop(RgbFrame frame, Roi roi) {
        crop.sample(frame, roi, input);
    }

    void infer() {
        model.run();
    }

    /** What the last inference said; overwritten by the next. */
    BodyReading decode() {
        BodyReader.read(model, reading);
        return reading;
    }

    @Override
    public void close() {
        model.close();
    }
}
