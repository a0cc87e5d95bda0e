package org.ergodrop.analysis.pose;

import java.util.List;
import org.ergodrop.analysis.video.RgbFrame;

/** Finds people in a whole frame (MediaPipe, pose_detection_cpu.pbtxt). For one thread. */
final class PersonDetector implements AutoCloseable {

    private final ModelRun model;
    private final Crop crop;
    private final Crop.Input input;
    private final DetectionDecoder decoder;

    PersonDetector(ModelRun model, PoseSettings settings) {
        this.model = model;
        this.crop = Crop.of(settings.crop());
        this.input = new Crop.Input(model.input(), Anchors.INPUT_PX, -1, 1, Crop.Border.ZERO);
        this.decoder = new DetectionDecoder(settings.minDetectionConfidence());
    }

    /** People, the surest first; coordinates in fractions of the frame. */
    List<Detection> detect(RgbFrame frame) {
        crop.sample(frame, Roi.letterbox(frame.widthPx(), frame.heightPx()), input);
        model.run();
        List<Detection> raw =
                decoder.decode(model.output(Anchors.COUNT * DetectionDecoder.VALUES), model.output(Anchors.COUNT));
        Letterbox letterbox = Letterbox.of(frame.widthPx(), frame.heightPx());
        return WeightedSuppression.apply(raw).stream().map(letterbox::remove).toList();
    }

    @Override
    public void close() {
        model.close();
    }
}
