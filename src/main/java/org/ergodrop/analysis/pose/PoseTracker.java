package org.ergodrop.analysis.pose;

import java.util.List;
import java.util.OptionalInt;
import org.ergodrop.analysis.video.RgbFrame;
import org.jspecify.annotations.Nullable;

/**
 * The pose graph on one video: frames in order in, landmarks out. For one thread.
 *
 * <p>On a clip with one person this is MediaPipe's graph and nothing else. Where the scene has several, the track starts
 * with who matters most, looks once a second whether it is still on that person, and tells another body from the last one.
 */
public final class PoseTracker implements AutoCloseable {

    private static final double LOOK_EVERY_SECONDS = 1;

    /** The landmark model is sure of furniture, too: only the detector's score tells a person. */
    private static final float NO_DETECTION = 0;

    private final PersonDetector detector;
    private final LandmarkReader reader;
    private final PoseGraph graph;
    private final FilterClock filterClock;
    private final StageClock stages = new StageClock();
    private final PersonChoice choice;
    private final Scene scene;
    private final boolean severalPeople;
    private final float minFlag;
    private double lookedSeconds = Double.NEGATIVE_INFINITY;
    private BodyLedger ledger;
    private @Nullable Sighting taken;

    PoseTracker(PersonDetector detector, LandmarkReader reader, PoseSettings settings, Scene scene) {
        this.detector = detector;
        this.reader = reader;
        this.graph = new PoseGraph(settings.smoothing());
        this.filterClock = new FilterClock(settings.timeStepMs());
        this.choice = new PersonChoice(scene);
        this.scene = scene;
        this.ledger = new BodyLedger(scene);
        this.severalPeople = scene.people() > 1;
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
            taken = null;
            return new PoseFrame(frame.index(), frame.timeSeconds(), null, -1);
        }
        PoseFrame result = new PoseFrame(frame.index(), frame.timeSeconds(), landmarks, body());
        if (frame.timeSeconds() - lookedSeconds >= LOOK_EVERY_SECONDS) {
            look(frame, landmarks);
        }
        return result;
    }

    /** Forgets everything: the next frame is the first of the clip again. */
    public void reset() {
        graph.reset();
        filterClock.reset();
        ledger = new BodyLedger(scene);
        taken = null;
        lookedSeconds = Double.NEGATIVE_INFINITY;
    }

    private @Nullable Roi detected(RgbFrame frame) {
        List<Detection> people = detect(frame);
        List<Sighting> sightings =
                people.stream().map(person -> Sighting.of(frame, person)).toList();
        OptionalInt first = choice.first(sightings);
        return first.isEmpty() ? null : start(people.get(first.getAsInt()), sightings.get(first.getAsInt()), frame);
    }

    private Roi start(Detection person, Sighting sighting, RgbFrame frame) {
        taken = sighting;
        if (ledger.isAnother(sighting)) {
            graph.reset();
        }
        return person.body(frame.widthPx(), frame.heightPx()).withMargin();
    }

    private List<Detection> detect(RgbFrame frame) {
        long start = System.nanoTime();
        List<Detection> people = detector.detect(frame);
        stages.ended(StageClock.Stage.DETECT, start);
        return people;
    }

    private @Nullable Landmarks read(RgbFrame frame, Roi roi, long micros) {
        long start = System.nanoTime();
        reader.crop(frame, roi);
        start = stages.ended(StageClock.Stage.CROP, start);
        reader.infer();
        start = stages.ended(StageClock.Stage.INFER, start);
        BodyReading reading = reader.decode();
        Landmarks landmarks = reading.flag > minFlag ? graph.place(reading, roi, micros) : null;
        stages.ended(StageClock.Stage.DECODE, start);
        return landmarks;
    }

    /** A detection counts as a body only now that the landmark model has agreed. */
    private int body() {
        if (taken != null) {
            ledger.take(taken);
            taken = null;
        }
        return ledger.frame();
    }

    private void look(RgbFrame frame, Landmarks landmarks) {
        Sighting track = sighting(frame, landmarks);
        ledger.look(track, LOOK_EVERY_SECONDS);
        lookedSeconds = frame.timeSeconds();
        if (!severalPeople) {
            return;
        }
        List<Detection> people = detect(frame);
        List<Sighting> sightings =
                people.stream().map(person -> Sighting.of(frame, person)).toList();
        OptionalInt better = choice.better(track, sightings);
        if (better.isPresent()) {
            graph.reset();
            graph.lookAt(start(people.get(better.getAsInt()), sightings.get(better.getAsInt()), frame));
        }
    }

    private Sighting sighting(RgbFrame frame, Landmarks landmarks) {
        float[] px = landmarks.imagePx();
        TorsoColours colours = TorsoColours.of(
                frame,
                middle(px, Landmark.LEFT_HIP, Landmark.RIGHT_HIP, 0),
                middle(px, Landmark.LEFT_HIP, Landmark.RIGHT_HIP, 1),
                middle(px, Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER, 0),
                middle(px, Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER, 1));
        return Sighting.of(frame, graph.body(), NO_DETECTION, colours);
    }

    private static float middle(float[] px, Landmark left, Landmark right, int axis) {
        return (px[3 * left.ordinal() + axis] + px[3 * right.ordinal() + axis]) / 2;
    }

    /** Whom the track followed so far, and how sure that is. */
    public PersonFacts personFacts() {
        return ledger.facts();
    }

    /** Where the time went so far. */
    public PoseTimes times() {
        return stages.times();
    }

    @Override
    public void close() {
        detector.close();
        reader.close();
    }
}
