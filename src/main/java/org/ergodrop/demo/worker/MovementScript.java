package org.ergodrop.demo.worker;

import java.util.ArrayList;
import java.util.List;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * What a worker does over time: key poses joined by smooth-step movements, holds and walks.
 *
 * @param start where the worker stands and faces at first
 * @param parts in order of time
 */
public record MovementScript(Start start, List<Part> parts) {

    /**
     * @param x place on the stage, to the image's right [m]
     * @param z place on the stage, towards the camera [m]
     * @param headingDeg turn to the worker's left relative to what the camera's azimuth asks for [deg]
     * @param pose first pose
     */
    public record Start(double x, double z, double headingDeg, Command pose) {}

    /** A stretch of time: it takes {@code seconds} to reach {@code pose} and, for a walk, the place. */
    sealed interface Part {
        double seconds();

        Command pose();
    }

    private record Move(double seconds, Command pose) implements Part {}

    private record Stride(double seconds, Command pose, Vec3 place) implements Part {}

    /** A moment of a script. */
    record Moment(Command pose, Footing footing) {}

    public MovementScript {
        parts = List.copyOf(parts);
    }

    public static MovementScript startingWith(Command pose) {
        return new MovementScript(new Start(0, 0, 0, pose), List.of());
    }

    public static MovementScript startingAt(Start start) {
        return new MovementScript(start, List.of());
    }

    /** Goes over to {@code pose} within {@code seconds}, slow-fast-slow. */
    public MovementScript move(double seconds, Command pose) {
        return and(new Move(seconds, pose));
    }

    /** Keeps the pose for {@code seconds}. */
    public MovementScript hold(double seconds) {
        return and(new Move(
                seconds,
                parts.isEmpty() ? start.pose() : parts.get(parts.size() - 1).pose()));
    }

    /** Walks to a place on the stage [m] and faces the first heading again there. */
    public MovementScript walkTo(double x, double z, double seconds) {
        return and(new Stride(seconds, Command.STANDING, new Vec3(x, 0, z)));
    }

    /** This script over and over until {@code seconds} are filled; it must end as it starts to look natural. */
    public MovementScript lasting(double seconds) {
        MovementScript longer = this;
        while (longer.seconds() < seconds) {
            longer = longer.then(this);
        }
        return longer;
    }

    /** The movements of {@code next} after these, from wherever these end. */
    public MovementScript then(MovementScript next) {
        List<Part> more = new ArrayList<>(parts);
        more.addAll(next.parts);
        return new MovementScript(start, more);
    }

    public double seconds() {
        return parts.stream().mapToDouble(Part::seconds).sum();
    }

    /** 3s² − 2s³ between 0 and 1, constant outside. */
    static double smooth(double share) {
        double s = Math.max(0, Math.min(1, share));
        return s * s * (3 - 2 * s);
    }

    /** The moment {@code timeSeconds} after the start; the last pose stays. {@code homeDeg} is where heading 0 faces. */
    Moment at(double timeSeconds, double homeDeg) {
        Footing footing = Footing.standing(new Vec3(start.x(), 0, start.z()), homeDeg + start.headingDeg());
        Command pose = start.pose();
        double left = timeSeconds;
        for (Part part : parts) {
            double share = Math.min(1, left / part.seconds());
            if (part instanceof Stride stride) {
                footing = new Walk(footing, Footing.standing(stride.place(), homeDeg + start.headingDeg())).at(share);
                pose = pose.towards(part.pose(), smooth(4 * share));
            } else {
                pose = pose.towards(part.pose(), smooth(share));
            }
            left -= part.seconds();
            if (left <= 0) {
                break;
            }
        }
        return new Moment(pose, footing);
    }

    private MovementScript and(Part part) {
        if (!(part.seconds() > 0)) {
            throw new IllegalArgumentException("a part of a script must last longer than 0 s, was " + part.seconds());
        }
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new MovementScript(start, more);
    }
}
