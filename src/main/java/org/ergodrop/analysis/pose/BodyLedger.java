package org.ergodrop.analysis.pose;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which body the track is on, how often it went over to another one, and how sure it is that this is whom it matters to follow. */
final class BodyLedger {

    /**
     * What each jump leaves of the certainty. Ours: ten jumps leave a third, because after a jump the fitted shape, the rest
     * positions and the episodes may be somebody else's.
     */
    private static final double KEPT_BY_JUMP = 0.9;

    private static final int STRANGE_LOOKS = 2; // one look may fall on an arm across the chest

    private final Scene scene;
    private final People bodies = new People();
    private final Map<SeenPerson, Integer> framesByScenePerson = new HashMap<>();
    private @Nullable SeenPerson current;
    private @Nullable SeenPerson currentInScene;
    private int jumps;
    private int strangeLooks;

    BodyLedger(Scene scene) {
        this.scene = scene;
    }

    /** False when the survey saw nobody else: then nothing is ever taken for another body. */
    boolean mayChange() {
        return scene.people() != 1;
    }

    /** Whether a body that is about to be tracked is another one than the last. */
    boolean isAnother(Sighting sighting) {
        return mayChange() && current != null && bodyOf(sighting) != current;
    }

    private @Nullable SeenPerson bodyOf(Sighting sighting) {
        if (current != null && (!mayChange() || Double.isFinite(current.mismatch(sighting)))) {
            return current;
        }
        return bodies.alike(sighting).orElse(null);
    }

    /** The track starts, or starts anew, on this body. */
    void take(Sighting sighting) {
        SeenPerson body = bodyOf(sighting);
        if (body == null) {
            body = bodies.add(sighting);
        }
        if (current != null && body != current) {
            jumps++;
        }
        current = body;
        strangeLooks = 0;
        body.see(sighting, 0);
        Optional<SeenPerson> known = scene.personOf(sighting);
        currentInScene = known.orElse(null);
    }

    /**
     * A look at what the track is on. Twice running unlike the current body, it is another one: the track slid over to
     * somebody who crossed, or the first sight of the body misled.
     */
    void look(Sighting sighting, double seconds) {
        SeenPerson body = current;
        if (body == null) {
            return;
        }
        boolean strange = mayChange() && Double.isInfinite(body.mismatch(sighting));
        strangeLooks = strange ? strangeLooks + 1 : 0;
        if (strangeLooks >= STRANGE_LOOKS) {
            take(sighting);
        } else if (!strange) {
            body.see(sighting, seconds);
        }
    }

    /** One more frame with landmarks; returns the number of their body. */
    int frame() {
        if (currentInScene != null) {
            framesByScenePerson.merge(currentInScene, 1, Integer::sum);
        }
        return current == null ? 0 : current.number();
    }

    /** certainty = importance of the person followed longest ÷ importance of everybody × 0.9^jumps. */
    PersonFacts facts() {
        if (bodies.known().isEmpty()) {
            return new PersonFacts(0, scene.people(), 0);
        }
        int sureBodies =
                (int) bodies.known().stream().filter(SeenPerson::isSure).count();
        int people = Math.max(Math.max(1, scene.people()), sureBodies);
        return new PersonFacts(share() * Math.pow(KEPT_BY_JUMP, jumps), people, jumps);
    }

    private double share() {
        double total = scene.totalImportance();
        if (total > 0 && !framesByScenePerson.isEmpty()) {
            SeenPerson longest = framesByScenePerson.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            return Math.min(1, longest.importance() / total);
        }
        double tracked =
                bodies.known().stream().mapToDouble(SeenPerson::importance).sum();
        double most = bodies.known().stream()
                .mapToDouble(SeenPerson::importance)
                .max()
                .orElse(0);
        return tracked > 0 ? most / tracked : 1;
    }
}
