package org.ergodrop.analysis.pose;

import java.util.List;
import java.util.Optional;

/** Who is in a clip and who matters: the outcome of a survey over the whole of it, before anybody is tracked. */
public final class Scene {

    private final People people;

    Scene(People people) {
        this.people = people;
    }

    /** Nothing was surveyed: the surest detection is followed, as MediaPipe does. */
    public static Scene unknown() {
        return new Scene(new People());
    }

    /** Number of different people that were surely seen. */
    public int people() {
        return sure().size();
    }

    /** Whether two people were in the picture at once, so that a track can slide from one to the other. */
    boolean severalAtOnce() {
        return people.severalAtOnce();
    }

    List<SeenPerson> sure() {
        return people.known().stream().filter(SeenPerson::isSure).toList();
    }

    Optional<SeenPerson> personOf(Sighting sighting) {
        return people.alike(sighting);
    }

    /**
     * How much the person matters over the whole clip: time on screen × size × centrality, in surveyed frames. Somebody the
     * survey did not see counts with this one instant.
     */
    double importance(Sighting sighting) {
        return personOf(sighting).map(SeenPerson::importance).orElse(0.0) + sighting.importance();
    }

    /** Importance of everybody together. */
    double totalImportance() {
        return sure().stream().mapToDouble(SeenPerson::importance).sum();
    }
}
