package org.ergodrop.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.demo.worker.SyntheticWorker;
import org.ergodrop.demo.worker.Truth;

/** A clip of the synthetic worker: what is true, what the product reads, and what the bare landmarks read. */
record FilmedWorker(List<Truth> truth, List<Posture> trueStraight, List<Posture> fitted, List<Posture> straight) {

    static FilmedWorker of(SyntheticWorker worker, List<PoseFrame> found) {
        List<Truth> truth = new ArrayList<>();
        List<PoseFrame> perfect = new ArrayList<>();
        for (PoseFrame frame : found) {
            int index =
                    (int) Math.round(frame.timeSeconds() * worker.performance().fps());
            Truth moment = worker.truth(Math.min(index, worker.frames() - 1));
            truth.add(moment);
            perfect.add(new PoseFrame(frame.index(), frame.timeSeconds(), moment.asLandmarks(), 0));
        }
        return new FilmedWorker(truth, Reading.straight(perfect), Reading.fitted(found), Reading.straight(found));
    }

    private List<Double> trueDegrees(Angle angle) {
        return truth.stream().map(moment -> moment.angle(angle)).toList();
    }

    AngleErrors all(Angle angle) {
        return AngleErrors.all(angle, fitted, trueDegrees(angle));
    }

    AngleErrors measurable(Angle angle) {
        return AngleErrors.measurable(angle, fitted, trueDegrees(angle));
    }

    /** The straight reading against the same reading of the true landmarks: nothing but the pose model's error. */
    AngleErrors raw(Angle angle) {
        List<Double> trueReadings = trueStraight.stream()
                .map(posture -> posture.angle(angle).degrees().orElse(Double.NaN))
                .toList();
        return AngleErrors.all(angle, straight, trueReadings);
    }
}
