package org.ergodrop.analysis.pose;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which body the track is on, how often it went over to another one, and how sure it is that she matters most. */
final class BodyLedger {

    /**
     * What each jump leaves of the certainty. Ours: ten jumps leave a third, because after a jump the fitted shape, the rest
     * positions and the episodes may be somebody else's.
     */
    private static final double KEPT_BY_JUMP = 0.9;

    private static final int STRANGE_LOOKS = 2; // one look may fall on an arm across the chest

    /** So long the first sight of a body may mislead: hair over the back, half of her outside the picture. */
    private static final double FIRST_SIGHT_SECONDS = 3;

    private final Scene scene;
    private final People bodies = new People();
    private final Map<SeenPerson, Integer> framesOfBody = new HashMap<>();
    private final Map<SeenPerson, Set<SeenPerson>> inScene = new HashMap<>();
    private @Nullable SeenPerson current;
    private double takenSeconds;
    private boolean recognised;
    private int jumps;
    private int strangeLooks;

    BodyLedger(Scene scene) {
        this.scene = scene;
    }

    /** False when the survey saw nobody else: then nothing is ever taken for another body. */
    private boolean mayChange() {
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
        recognised = body != null;
        if (body == null) {
            body = bodies.add(sighting);
        }
        if (current != null && body != current) {
            jumps++;
        }
        current = body;
        takenSeconds = sighting.timeSeconds();
        strangeLooks = 0;
        body.see(sighting, 0);
        rememberInScene(body, sighting);
    }

    private void rememberInScene(SeenPerson body, Sighting sighting) {
        Set<SeenPerson> people = inScene.computeIfAbsent(body, unseen -> new HashSet<>());
        scene.personOf(sighting).filter(SeenPerson::isSure).ifPresent(people::add);
    }

    /**
     * A look at what the track is on. Twice running unlike the current body, it is another one: the first sight misled, or the
     * track slid over to somebody who crossed. Where nobody can have crossed, the same person has turned; and somebody who was
     * new when the track began, and nobody's double, has only moved: arms crossed a chest, a back came round.
     */
    void look(Sighting sighting, double seconds) {
        SeenPerson body = current;
        if (body == null) {
            return;
        }
        boolean strange = mayChange() && Double.isInfinite(body.mismatch(sighting));
        strangeLooks = strange ? strangeLooks + 1 : 0;
        boolean firstSight = sighting.timeSeconds() - takenSeconds <= FIRST_SIGHT_SECONDS;
        boolean mayBeAnother = scene.severalAtOnce() || recognised && firstSight;
        if (strange && mayBeAnother) {
            if (strangeLooks >= STRANGE_LOOKS) {
                take(sighting);
            }
            return;
        }
        body.see(sighting, seconds);
        if (strange) {
            rememberInScene(body, sighting);
        }
    }

    /** One more frame with landmarks; returns the number of their body. */
    int frame() {
        if (current == null) {
            return 0;
        }
        framesOfBody.merge(current, 1, Integer::sum);
        return current.number();
    }

    /** certainty = importance of the body followed longest ÷ importance of everybody × 0.9^jumps. */
    PersonFacts facts() {
        if (framesOfBody.isEmpty()) {
            return new PersonFacts(0, scene.people(), 0);
        }
        int sureBodies =
                (int) bodies.known().stream().filter(SeenPerson::isSure).count();
        int sidesOfOne = inScene.values().stream()
                .mapToInt(people -> Math.max(0, people.size() - 1))
                .sum();
        int people = Math.max(Math.max(1, scene.people() - sidesOfOne), sureBodies);
        return new PersonFacts(share() * Math.pow(KEPT_BY_JUMP, jumps), people, jumps);
    }

    private double share() {
        SeenPerson longest = framesOfBody.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .orElseThrow()
                .getKey();
        double followed = importance(inScene.getOrDefault(longest, Set.of()));
        if (followed > 0) {
            return Math.min(1, followed / scene.totalImportance());
        }
        double tracked = importance(bodies.known());
        return tracked > 0 ? longest.importance() / tracked : 1;
    }

    private static double importance(Collection<SeenPerson> people) {
        return people.stream().mapToDouble(SeenPerson::importance).sum();
    }
}
