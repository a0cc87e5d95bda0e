package org.ergodrop.analysis.ergonomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EpisodesTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void aStayOfFourSecondsIsSustainedAndOneFrameLessIsNot() {
        for (int fps : new int[] {10, 24, 25, 30, 60}) {
            assertThat(episodes(Film.at(fps).trunk(4 * fps, 50).trunk(fps, 0))).hasSize(1);
            assertThat(episodes(Film.at(fps).trunk(4 * fps - 1, 50).trunk(fps, 0)))
                    .isEmpty();
        }
    }

    @Test
    void itsWholeLengthCountsWithPeakAndMeanOverTime() {
        Film film = Film.at(10).trunk(20, 0).trunk(30, 45).trunk(10, 55).trunk(5, 0);
        List<Episode> episodes = episodes(film);
        assertThat(episodes).hasSize(1);
        Episode episode = episodes.get(0);
        assertThat(episode.part()).isEqualTo(BodyPart.TRUNK);
        assertThat(episode.band()).isEqualTo(2);
        assertThat(episode.startSeconds()).isCloseTo(2, EXACT);
        assertThat(episode.endSeconds()).isCloseTo(6, EXACT);
        assertThat(episode.peakDeg()).isEqualTo(55);
        assertThat(episode.meanDeg()).isCloseTo(47.5, EXACT);
    }

    @Test
    void thePeakOfLeaningBackIsTheSmallestAngle() {
        assertThat(episodes(Film.at(10).trunk(30, -20).trunk(30, -30)).get(0).peakDeg())
                .isEqualTo(-30);
    }

    @Test
    void flickerAtABandEdgeDoesNotBreakAnEightSecondHold() {
        Film film = Film.at(25).trunk(25, 0);
        for (int i = 0; i < 200; i++) {
            film.trunk(1, i % 10 == 5 ? 42.5 : 39);
        }
        film.trunk(25, 0);
        // 39 is in −15..40, as is the upright before and after: one stay of 10 s
        assertThat(episodes(film)).hasSize(1);
        assertThat(episodes(film).get(0).lengthSeconds()).isCloseTo(10, EXACT);
    }

    @Test
    void flickerBelowTheEdgeDoesNotBreakAHoldOfEightSecondsAboveIt() {
        Film film = Film.at(25).trunk(25, 0);
        for (int i = 0; i < 200; i++) {
            film.trunk(1, i % 50 == 20 ? 58 : 62);
        }
        film.trunk(25, 0);
        List<Episode> episodes = episodes(film);
        assertThat(episodes).hasSize(1);
        assertThat(episodes.get(0).band()).isEqualTo(3);
        assertThat(episodes.get(0).lengthSeconds()).isCloseTo(8, EXACT);
    }

    @Test
    void withoutHysteresisTheSameFlickerBreaksIt() {
        Film film = Film.at(25).trunk(25, 0);
        for (int i = 0; i < 200; i++) {
            film.trunk(1, i % 50 == 20 ? 58 : 62);
        }
        film.trunk(25, 0);
        assertThat(film.count(Film.withHysteresis(0)).part(BodyPart.TRUNK).episodes())
                .isEmpty();
    }

    @Test
    void hysteresisChangesNoBandTime() {
        Film film = Film.at(25).trunk(100, 62).trunk(10, 58).trunk(100, 62);
        assertThat(film.count().part(BodyPart.TRUNK).bandSeconds())
                .isEqualTo(
                        film.count(Film.withHysteresis(0)).part(BodyPart.TRUNK).bandSeconds());
        assertThat(film.count().part(BodyPart.TRUNK).bandSeconds().get(2)).isCloseTo(0.4, EXACT);
    }

    @Test
    void goingFartherThanTheHysteresisEndsTheStayWhereItLeftItsBand() {
        // 5 s at 62, then through 59 and 58 (within 3°) down to 50 (beyond), there for 5 s
        Film film = Film.at(10).trunk(50, 62).trunk(2, 59).trunk(2, 58).trunk(50, 50);
        List<Episode> episodes = episodes(film);
        assertThat(episodes).hasSize(2);
        assertThat(episodes.get(0).endSeconds()).isCloseTo(5, EXACT);
        assertThat(episodes.get(1).startSeconds()).isCloseTo(5, EXACT);
        assertThat(episodes.get(1).endSeconds()).isCloseTo(10.4, EXACT);
        assertThat(episodes.get(1).peakDeg()).isEqualTo(59);
    }

    @Test
    void aStayJustBesideTheEdgeThatIsSustainedItselfIsAnEpisodeOfItsOwnBand() {
        Film film = Film.at(10).trunk(50, 38).trunk(60, 42).trunk(50, 38);
        List<Episode> episodes = episodes(film);
        assertThat(episodes).extracting(Episode::band).containsExactly(1, 2, 1);
        assertThat(episodes.get(1).lengthSeconds()).isCloseTo(6, EXACT);
    }

    @Test
    void exactlyTheHysteresisIsStillFlicker() {
        assertThat(episodes(Film.at(10).trunk(30, 62).trunk(1, 57.1).trunk(30, 62)))
                .hasSize(1);
        assertThat(episodes(Film.at(10).trunk(30, 62).trunk(1, 56.9).trunk(30, 62)))
                .isEmpty();
    }

    @Test
    void sustainedSecondsAreTheSumOfTheEpisodes() {
        PartSummary part = Film.at(10)
                .trunk(45, 50)
                .trunk(30, 0)
                .trunk(55, 50)
                .trunk(60, 80)
                .count()
                .part(BodyPart.TRUNK);
        assertThat(part.sustainedSeconds().get(2)).isCloseTo(10, EXACT);
        assertThat(part.sustainedSeconds().get(3)).isCloseTo(6, EXACT);
        assertThat(part.sustainedSeconds().get(1)).isZero();
    }

    private static List<Episode> episodes(Film film) {
        return film.count().part(BodyPart.TRUNK).episodes();
    }
}
