package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two at the same moment: see {@link RacesContract}. */
class JobNotesTest {

    private final TestLedger rows = TestLedger.inMemory();
    private final JobNotes notes = rows.notes;
    private final JobId job = rows.seen("q", "a").id();

    @AfterEach
    void end() {
        rows.close();
    }

    @Test
    void whatWasChosenFirstStands() {
        assertThat(notes.choose(job, "delivered-as", "a_results_1")).isEqualTo("a_results_1");
        assertThat(notes.choose(job, "delivered-as", "a_results_2")).isEqualTo("a_results_1");
        assertThat(notes.read(job, "delivered-as")).hasValue("a_results_1");
    }

    @Test
    void aNoteCanBeReplacedAndRemoved() {
        notes.write(job, "session", "one");
        notes.write(job, "session", "two");
        assertThat(notes.read(job, "session")).hasValue("two");
        notes.remove(job, "session");
        assertThat(notes.read(job, "session")).isEmpty();
        assertThat(notes.choose(job, "session", "three")).isEqualTo("three");
    }

    @Test
    void theNotesOfOneJobAreNotThoseOfAnother() {
        JobId other = rows.seen("q", "b").id();
        notes.write(job, "session", "mine");
        assertThat(notes.choose(other, "session", "its own")).isEqualTo("its own");
        assertThat(notes.read(job, "session")).hasValue("mine");
    }

    @Test
    void severalValuesComeBackAsTheyWere() {
        Map<String, String> values = Map.of("verdict", "Předklon \"nad 60°\"\n2×", "level", "HIGH");
        notes.write(job, JobNotes.SUMMARY, values);
        assertThat(notes.readMap(job, JobNotes.SUMMARY)).isEqualTo(values);
        assertThat(notes.readMap(job, "nothing")).isEmpty();
    }

    @Test
    void aJobLivesOnceUntilAPersonSaysOtherwise() {
        assertThat(notes.life(job)).isEqualTo(1);
        notes.write(job, JobNotes.LIFE, "2");
        assertThat(notes.life(job)).isEqualTo(2);
    }
}
