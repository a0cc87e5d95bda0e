package org.ergodrop.analysis.pose;

import org.ergodrop.analysis.video.RgbFrame;

/** Looks over frames spread evenly over a clip, in order of time, to find out who is in it. One thread. */
public final class SceneSurvey implements AutoCloseable {

    private final PersonDetector detector;
    private final People people = new People();

    SceneSurvey(PersonDetector detector) {
        this.detector = detector;
    }

    /** Takes one frame into account; it is neither kept nor released. */
    public void look(RgbFrame frame) {
        people.seeTogether(detector.detect(frame).stream()
                .map(person -> Sighting.of(frame, person))
                .toList());
    }

    /** Who was seen so far. */
    public Scene scene() {
        return new Scene(people);
    }

    @Override
    public void close() {
        detector.close();
    }
}
