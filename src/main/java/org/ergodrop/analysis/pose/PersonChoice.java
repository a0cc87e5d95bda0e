package org.ergodrop.analysis.pose;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Whom to follow when the detector finds several people: who matters most over the whole clip. Pure logic. */
final class PersonChoice {

    /** How much more somebody else must matter before the track goes over. Ours: no hopping between two who matter alike. */
    static final double MARGIN = 1.5;

    /** A detection this near to the track [body sizes] is the tracked person. */
    private static final double ON_TRACK = 0.5;

    private final Scene scene;

    PersonChoice(Scene scene) {
        this.scene = scene;
    }

    /**
     * Index of the one to start with. Where the scene has several people, who matters most of those who surely are people;
     * else the first, as MediaPipe does.
     */
    OptionalInt first(List<Sighting> people) {
        if (scene.people() < 2) {
            return people.isEmpty() ? OptionalInt.empty() : OptionalInt.of(0);
        }
        return mostImportant(people);
    }

    /** Index of the one to go over to; empty when the track is on the right person or nobody better is in sight. */
    OptionalInt better(Sighting track, List<Sighting> people) {
        OptionalInt best = mostImportant(people);
        if (best.isEmpty()) {
            return OptionalInt.empty();
        }
        Sighting nearest =
                people.stream().min(Comparator.comparingDouble(track::apart)).orElseThrow();
        Sighting followed = nearest.apart(track) <= ON_TRACK ? nearest : track;
        Sighting candidate = people.get(best.getAsInt());
        boolean worthIt = candidate != followed && scene.importance(candidate) > MARGIN * scene.importance(followed);
        return worthIt ? best : OptionalInt.empty();
    }

    private OptionalInt mostImportant(List<Sighting> people) {
        return IntStream.range(0, people.size())
                .filter(i -> isPerson(people.get(i)))
                .boxed()
                .max(Comparator.comparingDouble(i -> scene.importance(people.get(i))))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** Sure by itself, or known for sure from elsewhere in the clip. */
    private boolean isPerson(Sighting sighting) {
        return sighting.isSurelyAPerson()
                || scene.personOf(sighting).filter(SeenPerson::isSure).isPresent();
    }
}
