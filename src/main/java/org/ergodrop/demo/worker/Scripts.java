package org.ergodrop.demo.worker;

import static org.ergodrop.demo.worker.Command.STANDING;

/** Ready-made scripts. Each starts and ends standing, so that they can follow each other. */
public enum Scripts {
    /** 30 s with every movement that is measured, for the evaluation of accuracy. */
    STANDARD(standard()),
    /** 12 s with a bend that is held for more than 4 s and an arm overhead, for trying things out. */
    SHORT(brief()),
    /** 12 s of a colleague who handles something at table height. */
    COLLEAGUE(colleague());

    /** Ours: far enough to the side that nobody is in the picture at the default distance [m]. */
    private static final double OFF_STAGE_METRES = 3.6;

    private final MovementScript script;

    Scripts(MovementScript script) {
        this.script = script;
    }

    public MovementScript script() {
        return script;
    }

    /** Walks out of the picture to the left, stays away for {@code awaySeconds}, and comes back. */
    public static MovementScript leaveAndReturn(double awaySeconds) {
        return MovementScript.startingWith(STANDING)
                .walkTo(-OFF_STAGE_METRES, 0, 3)
                .hold(awaySeconds)
                .walkTo(0, 0, 3)
                .hold(0.6);
    }

    private static MovementScript standard() {
        MovementScript trunk = MovementScript.startingWith(STANDING)
                .hold(0.4)
                .move(0.6, bent(20))
                .hold(0.5)
                .move(0.5, bent(45))
                .hold(0.6)
                .move(0.5, bent(60))
                .hold(0.5)
                .move(0.6, bent(90))
                .hold(0.6)
                .move(1.0, STANDING)
                .move(0.6, STANDING.with(Dof.TRUNK_BEND, -20))
                .hold(0.7)
                .move(0.6, STANDING)
                .move(0.6, tipped(25))
                .hold(0.5)
                .move(0.8, tipped(-25))
                .hold(0.5)
                .move(0.6, STANDING)
                .move(0.6, STANDING.with(Dof.TRUNK_TWIST, 35))
                .hold(0.5)
                .move(0.8, STANDING.with(Dof.TRUNK_TWIST, -35))
                .hold(0.5)
                .move(0.6, STANDING);
        return trunk.then(arms()).then(neck()).then(squat());
    }

    private static MovementScript arms() {
        MovementScript raised =
                raise(Dof.LEFT_ARM_FORWARD, Dof.LEFT_ARM_OUT).then(raise(Dof.RIGHT_ARM_FORWARD, Dof.RIGHT_ARM_OUT));
        Command leftOut = STANDING.with(Dof.LEFT_ARM_OUT, 90);
        Command leftBack = STANDING.with(Dof.LEFT_ARM_FORWARD, -40);
        return raised.move(0.6, leftOut)
                .hold(0.4)
                .move(0.6, STANDING.with(Dof.RIGHT_ARM_OUT, 90))
                .hold(0.4)
                .move(0.5, STANDING)
                .move(0.5, leftBack)
                .hold(0.4)
                .move(0.6, STANDING.with(Dof.RIGHT_ARM_FORWARD, -40))
                .hold(0.4)
                .move(0.5, STANDING);
    }

    private static MovementScript raise(Dof forward, Dof out) {
        return MovementScript.startingWith(STANDING)
                .move(0.6, STANDING.with(forward, 90).with(out, 0))
                .hold(0.4)
                .move(0.5, STANDING.with(forward, 165).with(out, 0))
                .hold(0.4)
                .move(0.6, STANDING);
    }

    private static MovementScript neck() {
        return MovementScript.startingWith(STANDING)
                .move(0.5, STANDING.with(Dof.NECK_BEND, 40))
                .hold(0.5)
                .move(0.6, STANDING.with(Dof.NECK_BEND, -25))
                .hold(0.4)
                .move(0.5, STANDING.with(Dof.NECK_SIDE, 25))
                .hold(0.3)
                .move(0.6, STANDING.with(Dof.NECK_SIDE, -25))
                .hold(0.3)
                .move(0.5, STANDING);
    }

    private static MovementScript squat() {
        Command low = STANDING.with(Dof.SQUAT, 85)
                .with(Dof.TRUNK_BEND, 30)
                .with(Dof.LEFT_ARM_FORWARD, 60)
                .with(Dof.RIGHT_ARM_FORWARD, 60)
                .with(Dof.LEFT_ELBOW, 40)
                .with(Dof.RIGHT_ELBOW, 40);
        return MovementScript.startingWith(STANDING)
                .move(0.7, low)
                .hold(0.5)
                .move(0.7, STANDING)
                .hold(0.3);
    }

    private static MovementScript brief() {
        Command overhead = STANDING.with(Dof.RIGHT_ARM_FORWARD, 150).with(Dof.RIGHT_ARM_OUT, 0);
        return MovementScript.startingWith(STANDING)
                .hold(0.8)
                .move(1.0, bent(65))
                .hold(4.6)
                .move(1.0, STANDING)
                .move(0.8, overhead)
                .hold(2.0)
                .move(0.8, STANDING)
                .hold(1.0);
    }

    private static MovementScript colleague() {
        Command table = STANDING.with(Dof.TRUNK_BEND, 15)
                .with(Dof.LEFT_ARM_FORWARD, 40)
                .with(Dof.RIGHT_ARM_FORWARD, 40)
                .with(Dof.LEFT_ELBOW, 60)
                .with(Dof.RIGHT_ELBOW, 60)
                .with(Dof.NECK_BEND, 20);
        return MovementScript.startingAt(new MovementScript.Start(1.25, -0.9, -35, STANDING))
                .move(1.0, table)
                .hold(2.0)
                .move(1.0, table.with(Dof.TRUNK_TWIST, 30))
                .hold(2.0)
                .move(1.0, table)
                .hold(3.0)
                .move(1.0, STANDING)
                .hold(1.0);
    }

    /** Bent to the left; the lower arm hangs clear of the leg. */
    private static Command tipped(double degrees) {
        return STANDING.with(Dof.TRUNK_SIDE, degrees).with(degrees > 0 ? Dof.LEFT_ARM_OUT : Dof.RIGHT_ARM_OUT, 30);
    }

    /** Bent forward with the arms hanging down and the head held up a little. */
    private static Command bent(double degrees) {
        double hanging = 1.05 * degrees;
        return STANDING.with(Dof.TRUNK_BEND, degrees)
                .with(Dof.LEFT_ARM_FORWARD, hanging)
                .with(Dof.RIGHT_ARM_FORWARD, hanging)
                .with(Dof.NECK_BEND, -0.1 * degrees);
    }
}
