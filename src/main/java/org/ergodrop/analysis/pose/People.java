package org.ergodrop.analysis.pose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everybody seen so far, in order of appearance. */
final class People {

    private final List<SeenPerson> known = new ArrayList<>();

    private boolean severalAtOnce;

    /** Whether two who surely are people were seen at one instant. */
    boolean severalAtOnce() {
        return severalAtOnce;
    }

    List<SeenPerson> known() {
        return known;
    }

    /** Whom the sighting looks like most; empty when it looks like nobody. */
    Optional<SeenPerson> alike(Sighting sighting) {
        return alike(sighting, known);
    }

    private static Optional<SeenPerson> alike(Sighting sighting, List<SeenPerson> candidates) {
        return candidates.stream()
                .filter(person -> Double.isFinite(person.mismatch(sighting)))
                .min(Comparator.comparingDouble(person -> person.mismatch(sighting)));
    }

    SeenPerson add(Sighting sighting) {
        SeenPerson person = new SeenPerson(known.size(), sighting);
        known.add(person);
        return person;
    }

    /** Sightings of one instant: no two of them are one person. The largest chooses first. */
    void seeTogether(List<Sighting> sightings) {
        List<SeenPerson> free = new ArrayList<>(known);
        List<Sighting> largestFirst = new ArrayList<>(sightings);
        largestFirst.sort(Comparator.comparingDouble(Sighting::importance).reversed());
        long sure = sightings.stream().filter(Sighting::isSurelyAPerson).count();
        severalAtOnce |= sure > 1;
        for (Sighting sighting : largestFirst) {
            SeenPerson person = alike(sighting, free).orElseGet(() -> add(sighting));
            free.remove(person);
            person.see(sighting, 1);
        }
    }
}
