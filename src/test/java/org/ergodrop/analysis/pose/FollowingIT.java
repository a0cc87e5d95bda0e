package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.ergodrop.analysis.video.RgbFrame;
import org.junit.jupiter.api.Test;

/** Whom the track follows on real people. */
class FollowingIT {

    private static final int LARGE_FROM_FRAME = 20;

    @Test
    void theLargePersonIsFollowedAlthoughTheSmallOneWasThereFirst() throws Exception {
        try (PoseModels models = PoseModels.load(SharedData.models(), settings())) {
            Scene scene;
            try (CompositeScene survey = new CompositeScene(LARGE_FROM_FRAME)) {
                scene = models.survey(everyNth(survey, 4));
            }
            assertThat(scene.people()).isEqualTo(2);
            try (CompositeScene clip = new CompositeScene(LARGE_FROM_FRAME);
                    PoseTracker tracker = models.newTracker(scene)) {
                List<PoseFrame> frames = track(tracker, clip);
                assertThat(frames.subList(0, LARGE_FROM_FRAME))
                        .as("alone, the small one is followed")
                        .allSatisfy(frame -> assertThat(hipX(frame)).isLessThan(CompositeScene.LARGE_FROM_X_PX));
                assertThat(frames.subList(LARGE_FROM_FRAME + 30, frames.size()))
                        .as("at most a second later the large one")
                        .hasSizeGreaterThan(20)
                        .allSatisfy(frame -> assertThat(hipX(frame)).isGreaterThan(CompositeScene.LARGE_FROM_X_PX))
                        .allSatisfy(frame -> assertThat(frame.body()).isEqualTo(1));
                PersonFacts facts = tracker.personFacts();
                System.out.println("composite: " + facts);
                assertThat(facts.people()).isEqualTo(2);
                assertThat(facts.jumps()).isEqualTo(1);
                assertThat(facts.certainty()).isBetween(0.4, 0.9);
            }
        }
    }

    @Test
    void withoutASurveyTheTrackStaysOnTheFirstPersonAsMediaPipeDoes() throws Exception {
        try (PoseModels models = PoseModels.load(SharedData.models(), settings());
                CompositeScene clip = new CompositeScene(LARGE_FROM_FRAME);
                PoseTracker tracker = models.newTracker()) {
            assertThat(track(tracker, clip))
                    .allSatisfy(frame -> assertThat(hipX(frame)).isLessThan(CompositeScene.LARGE_FROM_X_PX));
        }
    }

    @Test
    void aSurveyChangesNothingOnAClipWithOnePerson() throws Exception {
        Path clip = SharedData.file("golden/pose1_frames.mkv");
        try (PoseModels models = PoseModels.load(SharedData.models(), settings());
                Footage survey = new Footage(clip)) {
            Scene scene = models.survey(everyNth(survey, 10));
            assertThat(scene.people()).isEqualTo(1);
            try (PoseTracker plain = models.newTracker();
                    PoseTracker surveyed = models.newTracker(scene);
                    Footage footage = new Footage(clip)) {
                while (footage.hasNext()) {
                    RgbFrame frame = footage.next();
                    PoseFrame expected = plain.process(frame);
                    PoseFrame found = surveyed.process(frame);
                    assertThat(found.landmarks().imagePx())
                            .isEqualTo(expected.landmarks().imagePx());
                    assertThat(found.body()).isZero();
                }
                assertThat(surveyed.times().detections()).isEqualTo(1);
                assertThat(surveyed.personFacts()).isEqualTo(new PersonFacts(1, 1, 0));
            }
        }
    }

    /** The times at which each of the six stands at the table, read off the footage by eye. */
    @Test
    void peopleOneAfterTheOtherAreAllFollowedAndEachIsAnotherBodyThanTheLast() throws Exception {
        Path clip = SharedData.file("footage/one_by_one.mp4");
        double[][] standing = {{9, 17}, {26, 42}, {54, 66}, {78, 84}, {96, 116}, {127, 134}};
        try (PoseModels models = PoseModels.load(SharedData.models(), settings());
                Footage survey = new Footage(clip)) {
            Scene scene = models.survey(everyNth(survey, 29));
            assertThat(scene.people()).isBetween(4, 7);
            try (PoseTracker tracker = models.newTracker(scene);
                    Footage footage = new Footage(clip)) {
                List<PoseFrame> frames = track(tracker, footage);
                List<Integer> bodies = new ArrayList<>();
                for (double[] person : standing) {
                    TreeSet<Integer> seen = new TreeSet<>();
                    frames.stream()
                            .filter(frame -> frame.timeSeconds() >= person[0] && frame.timeSeconds() <= person[1])
                            .forEach(frame -> seen.add(frame.body()));
                    assertThat(seen)
                            .as("body from %s to %s s", person[0], person[1])
                            .hasSize(1);
                    bodies.add(seen.first());
                }
                System.out.println("one by one: bodies " + bodies + ", " + tracker.personFacts());
                assertThat(bodies).doesNotContain(-1);
                for (int i = 1; i < bodies.size(); i++) {
                    assertThat(bodies.get(i)).as("person %d", i).isNotEqualTo(bodies.get(i - 1));
                }
                assertThat(tracker.personFacts().jumps()).isGreaterThanOrEqualTo(5);
                assertThat(tracker.personFacts().certainty()).isLessThan(0.4);
            }
        }
    }

    private static List<PoseFrame> track(PoseTracker tracker, Iterator<RgbFrame> footage) {
        List<PoseFrame> frames = new ArrayList<>();
        while (footage.hasNext()) {
            frames.add(tracker.process(footage.next()));
        }
        return frames;
    }

    /** The frames are used one at a time, so one object for all of them will do. */
    private static Iterable<RgbFrame> everyNth(Iterator<RgbFrame> footage, int n) {
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return footage.hasNext();
            }

            @Override
            public RgbFrame next() {
                RgbFrame picked = footage.next();
                for (int i = 1; i < n && footage.hasNext(); i++) {
                    picked = footage.next();
                }
                return picked;
            }
        };
    }

    private static double hipX(PoseFrame frame) {
        return frame.landmarks().image(Landmark.LEFT_HIP).x();
    }

    private static PoseSettings settings() {
        return new PoseSettings(
                PoseSettings.Model.FULL,
                PoseSettings.Crop.OPENCV,
                true,
                OptionalDouble.of(33.333),
                0.5,
                0.5,
                0,
                PoseSettings.Device.CPU);
    }
}
