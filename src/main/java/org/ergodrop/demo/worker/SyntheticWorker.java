package org.ergodrop.demo.worker;

import java.util.ArrayList;
import java.util.List;
import org.ergodrop.analysis.video.RgbFrame;

/** Frames and truth of a scripted performance. Immutable; a frame and its truth depend on nothing but its number. */
public final class SyntheticWorker {

    /**
     * @param camera where it is filmed from
     * @param fps frames in a second [1/s]
     * @param lighting light of the hall
     * @param cast who is on the stage; the truth is that of the first
     */
    public record Performance(Camera camera, double fps, Lighting lighting, List<Actor> cast) {
        public Performance {
            cast = List.copyOf(cast);
            if (!(fps > 0) || cast.isEmpty()) {
                throw new IllegalArgumentException("a performance needs frames and somebody on the stage");
            }
        }
    }

    /** Somebody who follows a script. */
    public record Actor(MovementScript script, Clothes clothes) {}

    private final Performance performance;
    private final Renderer renderer;
    private final List<Clothes> clothes;

    public SyntheticWorker(Performance performance) {
        this.performance = performance;
        this.renderer = new Renderer(performance.camera(), performance.lighting());
        this.clothes = performance.cast().stream().map(Actor::clothes).toList();
    }

    /** Frames of the first actor's whole script. */
    public int frames() {
        return (int) Math.round(performance.cast().get(0).script().seconds() * performance.fps());
    }

    /** Draws frame {@code index} and stamps it with its number and time. */
    public void draw(int index, RgbFrame frame) {
        List<PosedFigure> people = new ArrayList<>();
        for (Actor actor : performance.cast()) {
            people.add(posed(actor, index));
        }
        renderer.draw(Stage.of(people, clothes), frame);
        frame.stamp(index, index / performance.fps());
    }

    private PosedFigure posed(Actor actor, int index) {
        double homeDeg = -performance.camera().azimuthDeg();
        return Skeleton.posed(actor.script().at(index / performance.fps(), homeDeg));
    }
}
