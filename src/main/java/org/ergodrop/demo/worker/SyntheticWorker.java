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
     * @param seconds how long it lasts [s]
     * @param cast who is on the stage; the truth is that of the first
     */
    public record Performance(Camera camera, double fps, Lighting lighting, double seconds, List<Actor> cast) {

        /** Somebody alone in bright light, 25 frames a second, for the whole script. */
        public static Performance of(MovementScript script, Camera camera) {
            return new Performance(
                    camera, 25, Lighting.BRIGHT, script.seconds(), List.of(new Actor(script, Clothes.WORKER)));
        }

        public Performance {
            cast = List.copyOf(cast);
            fps = exactRate(fps);
            if (!(fps > 0) || !(seconds > 0) || cast.isEmpty()) {
                throw new IllegalArgumentException("a performance needs frames and somebody on the stage");
            }
        }
    }

    /** 23.976, 29.97 and 59.94 are short for multiples of 1000/1001. */
    private static double exactRate(double fps) {
        double exact = Math.round(fps * 1.001) * 1000 / 1001.0;
        return Math.abs(fps - exact) < 0.001 ? exact : fps;
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

    /** Number of frames. */
    public int frames() {
        return (int) Math.round(performance.seconds() * performance.fps());
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

    /** What is true of the first actor in frame {@code index}. */
    public Truth truth(int index) {
        PosedFigure figure = posed(performance.cast().get(0), index);
        return Truth.of(index, index / performance.fps(), figure, performance.camera());
    }

    public Performance performance() {
        return performance;
    }

    private PosedFigure posed(Actor actor, int index) {
        double homeDeg = -performance.camera().azimuthDeg();
        return Skeleton.posed(actor.script().at(index / performance.fps(), homeDeg));
    }
}
