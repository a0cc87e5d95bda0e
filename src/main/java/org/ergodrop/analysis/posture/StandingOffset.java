package org.ergodrop.analysis.posture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ergodrop.analysis.body.FittedBody;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.posture.PostureSettings.TrunkLine;

/**
 * The inclination that the lines of the body model have when it stands upright [deg]: the back is not a plumb line, and the
 * head is carried in front of the neck. Depends on the shape alone, so it is measured once a video, on the fitted shape in
 * the model's upright rest pose.
 *
 * @param trunkDeg inclination of the trunk line against vertical, + forward
 * @param headDeg inclination of the neck line against vertical, + forward
 */
public record StandingOffset(double trunkDeg, double headDeg) {

    public static final StandingOffset NONE = new StandingOffset(0, 0);

    public StandingOffset {
        if (!Double.isFinite(trunkDeg) || !Double.isFinite(headDeg)) {
            throw new IllegalArgumentException("a standing offset must be finite, was " + trunkDeg + ", " + headDeg);
        }
    }

    /**
     * Measures the offset.
     *
     * @param standing the fitted shape in the model's upright rest pose, in the upright frame, facing anywhere
     * @throws IllegalArgumentException when the body does not stand: its lines do not tell where it faces
     */
    public static StandingOffset of(FittedBody standing, TrunkLine line) {
        Bones bones = Bones.of(standing, line);
        BodyAxes facing = BodyAxes.level(TrunkAngles.towardsLeft(bones.shoulderLine(), bones.hipLine()))
                .orElseThrow(() -> new IllegalArgumentException("the standing body faces nowhere: "
                        + standing.joint(Joint.LEFT_SHOULDER) + ", " + standing.joint(Joint.RIGHT_SHOULDER)));
        return new StandingOffset(facing.flexionDeg(bones.trunk()), facing.flexionDeg(bones.neck()));
    }

    /** Inclination of the neck line against the trunk line when standing. */
    public double neckDeg() {
        return headDeg - trunkDeg;
    }

    /** What was found, by angle column, for the report. */
    public Map<String, Double> byColumn() {
        Map<String, Double> columns = new LinkedHashMap<>();
        columns.put(Angle.TRUNK_FLEXION.column(), trunkDeg);
        columns.put(Angle.NECK_FLEXION.column(), neckDeg());
        columns.put(Angle.HEAD_FLEXION.column(), headDeg);
        return columns;
    }
}
