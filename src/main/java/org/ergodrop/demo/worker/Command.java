package org.ergodrop.demo.worker;

/**
 * A commanded pose.
 *
 * @param degrees {@code double[Dof.values().length]}, owned by the record
 */
public record Command(double[] degrees) {

    /** Standing with the arms slightly away from the body and the elbows a little bent, as people stand. */
    public static final Command STANDING = new Command(new double[Dof.values().length])
            .with(Dof.LEFT_ARM_OUT, 7)
            .with(Dof.RIGHT_ARM_OUT, 7)
            .with(Dof.LEFT_ELBOW, 8)
            .with(Dof.RIGHT_ELBOW, 8)
            .with(Dof.SQUAT, 5);

    public double get(Dof dof) {
        return degrees[dof.ordinal()];
    }

    /** The same pose with one value changed. */
    public Command with(Dof dof, double value) {
        double[] changed = degrees.clone();
        changed[dof.ordinal()] = value;
        return new Command(changed);
    }

    /** The pose at {@code share} of the way to {@code next}. */
    Command towards(Command next, double share) {
        double[] mixed = new double[degrees.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = degrees[i] + share * (next.degrees[i] - degrees[i]);
        }
        return new Command(mixed);
    }
}
