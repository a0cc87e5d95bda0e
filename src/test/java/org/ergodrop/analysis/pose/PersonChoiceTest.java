package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom the survey finds, whom the track follows, how sure that is: on made-up sightings. */
class PersonChoiceTest {

    private static final int BLUE = 1;
    private static final int WHITE = 2;
    private static final int GREEN = 3;

    @Test
    void peopleAreToldApartByTheirColoursHoweverTheyMove() {
        People people = new People();
        for (int second = 0; second < 20; second++) {
            people.seeTogether(List.of(
                    at(second, 0.1f + 0.04f * second, 0.5f, BLUE), at(second, 0.9f - 0.04f * second, 0.3f, WHITE)));
        }
        Scene scene = new Scene(people);
        assertThat(scene.people()).isEqualTo(2);
        assertThat(people.known().get(0).importance()).isCloseTo(20 * 0.5, within(1e-6));
        assertThat(people.known().get(1).importance()).isCloseTo(20 * 0.3, within(1e-6));
    }

    @Test
    void twoPeopleInTheSameOverallAreTwoWhenTheyAreSeenTogether() {
        People people = new People();
        people.seeTogether(List.of(at(0, 0.3f, 0.5f, BLUE), at(0, 0.7f, 0.5f, BLUE)));
        people.seeTogether(List.of(at(5, 0.3f, 0.5f, BLUE), at(5, 0.7f, 0.5f, BLUE)));
        assertThat(new Scene(people).people()).isEqualTo(2);
    }

    @Test
    void whatTheDetectorOnlySuspectsIsNoPerson() {
        People people = new People();
        for (int second = 0; second < 10; second++) {
            people.seeTogether(List.of(sighting(second, 0.5f, 0.2f, 0.57f, GREEN)));
        }
        assertThat(new Scene(people).people()).isZero();
    }

    @Test
    void thePersonWhoMattersOverTheWholeClipIsTakenNotTheSurestOrFirst() {
        Scene scene = bigBlueLateSmallWhiteEarly();
        PersonChoice choice = new PersonChoice(scene);
        assertThat(choice.first(List.of(at(30, 0.1f, 0.2f, WHITE), at(30, 0.5f, 0.6f, BLUE))))
                .hasValue(1);
    }

    @Test
    void whileOnlyTheOtherPersonIsThere_sheIsFollowedAndLeftAsSoonAsTheImportantOneComes() {
        PersonChoice choice = new PersonChoice(bigBlueLateSmallWhiteEarly());
        Sighting small = at(1, 0.1f, 0.2f, WHITE);
        assertThat(choice.first(List.of(small))).hasValue(0);
        assertThat(choice.better(small, List.of(small))).isEmpty();
        assertThat(choice.better(small, List.of(small, at(1, 0.5f, 0.6f, BLUE))))
                .hasValue(1);
    }

    @Test
    void theDetectorOftenSeesOnlyTheLargestPerson_thatIsEnoughToGoOverToHer() {
        PersonChoice choice = new PersonChoice(bigBlueLateSmallWhiteEarly());
        assertThat(choice.better(at(12, 0.1f, 0.2f, WHITE), List.of(at(12, 0.5f, 0.6f, BLUE))))
                .hasValue(0);
        assertThat(choice.better(at(12, 0.5f, 0.6f, BLUE), List.of(at(12, 0.1f, 0.2f, WHITE))))
                .isEmpty();
    }

    @Test
    void aTrackOnTheImportantPersonStaysWhoeverElseIsThere() {
        PersonChoice choice = new PersonChoice(bigBlueLateSmallWhiteEarly());
        Sighting big = at(30, 0.5f, 0.6f, BLUE);
        Sighting bigTrack = at(30, 0.52f, 0.58f, BLUE);
        assertThat(choice.better(bigTrack, List.of(at(30, 0.1f, 0.2f, WHITE), big)))
                .isEmpty();
    }

    @Test
    void twoPeopleWhoMatterAlikeAreNotHoppedBetween() {
        People people = new People();
        for (int second = 0; second < 20; second++) {
            people.seeTogether(List.of(at(second, 0.4f, 0.5f, BLUE), at(second, 0.6f, 0.55f, WHITE)));
        }
        Sighting blue = at(20, 0.4f, 0.5f, BLUE);
        Sighting white = at(20, 0.6f, 0.55f, WHITE);
        PersonChoice choice = new PersonChoice(new Scene(people));
        assertThat(choice.better(blue, List.of(blue, white))).isEmpty();
        assertThat(choice.better(white, List.of(blue, white))).isEmpty();
    }

    @Test
    void furnitureIsNotFollowedWhereThereArePeopleToFollow() {
        PersonChoice choice = new PersonChoice(bigBlueLateSmallWhiteEarly());
        assertThat(choice.first(List.of(sighting(3, 0.5f, 0.2f, 0.52f, GREEN)))).isEmpty();
    }

    @Test
    void withOnePersonOrNothingSurveyed_theFirstDetectionIsUsedAsMediaPipeDoes() {
        List<Sighting> detections = List.of(sighting(0, 0.1f, 0.1f, 0.6f, GREEN), at(0, 0.5f, 0.9f, BLUE));
        People one = new People();
        one.seeTogether(List.of(at(0, 0.5f, 0.9f, BLUE)));
        assertThat(new PersonChoice(Scene.unknown()).first(detections)).hasValue(0);
        assertThat(new PersonChoice(new Scene(one)).first(detections)).hasValue(0);
    }

    @Test
    void aPersonAloneIsFollowedForCertain() {
        People people = new People();
        for (int second = 0; second < 10; second++) {
            people.seeTogether(List.of(at(second, 0.5f, 0.5f, BLUE)));
        }
        BodyLedger ledger = new BodyLedger(new Scene(people));
        ledger.take(at(0, 0.5f, 0.5f, BLUE));
        assertThat(ledger.frame()).isZero();
        assertThat(ledger.isAnother(at(60, 0.1f, 0.2f, GREEN)))
                .as("nobody else was seen in the survey")
                .isFalse();
        assertThat(ledger.facts()).isEqualTo(new PersonFacts(1, 1, 0));
    }

    @Test
    void certaintyIsTheShareOfImportanceLoweredByEachJump() {
        BodyLedger ledger = new BodyLedger(bigBlueLateSmallWhiteEarly()); // 20 · 0.6 of 20 · 0.6 + 10 · 0.2
        ledger.take(at(0, 0.1f, 0.2f, WHITE));
        int first = ledger.frame();
        assertThat(ledger.isAnother(at(10, 0.5f, 0.6f, BLUE))).isTrue();
        ledger.take(at(10, 0.5f, 0.6f, BLUE));
        int second = ledger.frame();
        ledger.frame();
        assertThat(second).isEqualTo(first + 1);
        assertThat(ledger.facts().certainty()).isCloseTo(12.0 / 14 * 0.9, within(1e-6));
        assertThat(ledger.facts().people()).isEqualTo(2);
        assertThat(ledger.facts().jumps()).isEqualTo(1);
    }

    @Test
    void thePersonWhoComesBackGetsHerOldNumber() {
        BodyLedger ledger = new BodyLedger(bigBlueLateSmallWhiteEarly());
        ledger.take(at(0, 0.5f, 0.6f, BLUE));
        ledger.take(at(10, 0.1f, 0.2f, WHITE));
        ledger.take(at(60, 0.7f, 0.5f, BLUE));
        assertThat(ledger.frame()).isZero();
    }

    @Test
    void whoWasTakenForSomebodySeenBefore_isCorrectedAtTheSecondStrangeLook() {
        BodyLedger ledger = new BodyLedger(bigBlueLateSmallWhiteEarly());
        ledger.take(at(0, 0.5f, 0.6f, BLUE));
        ledger.take(at(9, 0.1f, 0.2f, WHITE));
        ledger.take(at(10, 0.5f, 0.6f, BLUE));
        ledger.look(at(11, 0.5f, 0.6f, WHITE), 1);
        assertThat(ledger.frame()).isZero();
        ledger.look(at(12, 0.5f, 0.6f, WHITE), 1);
        assertThat(ledger.frame()).isEqualTo(1);
        assertThat(ledger.facts().jumps()).isEqualTo(3);
    }

    @Test
    void somebodyNewWhoseArmsCrossHerChestAtOnceIsStillTheSameBody() {
        BodyLedger ledger = new BodyLedger(bigBlueLateSmallWhiteEarly());
        ledger.take(at(0, 0.5f, 0.6f, BLUE));
        for (int second = 1; second < 4; second++) {
            ledger.look(at(second, 0.5f, 0.6f, WHITE), 1);
            assertThat(ledger.frame()).isZero();
        }
        assertThat(ledger.facts().jumps()).isZero();
    }

    @Test
    void aWorkerAloneWhoTurnsHerBackIsStillTheSameBody() {
        BodyLedger ledger =
                new BodyLedger(bigBlueLateSmallWhiteEarly()); // never two at once: front and back of one vest
        ledger.take(at(0, 0.5f, 0.6f, BLUE));
        for (int second = 1; second < 30; second++) {
            ledger.look(at(second, 0.5f, 0.6f, second < 10 ? BLUE : WHITE), 1);
            assertThat(ledger.frame()).isZero();
        }
        assertThat(ledger.facts()).isEqualTo(new PersonFacts(1, 1, 0));
    }

    @Test
    void whereTwoWereSeenAtOnce_aTrackMaySlideOverAtAnyTime() {
        People people = new People();
        people.seeTogether(List.of(at(0, 0.3f, 0.5f, BLUE), at(0, 0.7f, 0.5f, WHITE)));
        BodyLedger ledger = new BodyLedger(new Scene(people));
        ledger.take(at(0, 0.3f, 0.5f, BLUE));
        ledger.look(at(20, 0.5f, 0.5f, BLUE), 1);
        ledger.look(at(30, 0.5f, 0.5f, WHITE), 1);
        ledger.look(at(31, 0.5f, 0.5f, WHITE), 1);
        assertThat(ledger.frame()).isEqualTo(1);
    }

    @Test
    void whenNobodyWasFound_nothingIsCertain() {
        assertThat(new BodyLedger(Scene.unknown()).facts()).isEqualTo(new PersonFacts(0, 0, 0));
    }

    private static Scene bigBlueLateSmallWhiteEarly() {
        People people = new People();
        for (int second = 0; second < 10; second++) {
            people.seeTogether(List.of(at(second, 0.1f, 0.2f, WHITE)));
        }
        for (int second = 10; second < 30; second++) {
            people.seeTogether(List.of(at(second, 0.5f, 0.6f, BLUE)));
        }
        return new Scene(people);
    }

    private static Sighting at(double seconds, float x, float size, int colour) {
        return sighting(seconds, x, size, 0.95f, colour);
    }

    private static Sighting sighting(double seconds, float x, float size, float score, int colour) {
        float[] shares = new float[125];
        shares[colour] = 1;
        return new Sighting(seconds, x, 0.5f, size, 1, score, new TorsoColours(shares));
    }
}
