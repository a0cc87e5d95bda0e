package org.ergodrop.analysis.posture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ergodrop.analysis.body.FittedBody;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.posture.Measured.Reason;

/**
 * Measures all angles of a frame. Stateless: a frame's angles depend on that frame alone; safe for several threads.
 *
 * <p>Definitions, signs and references: {@code docs/angles.md}.
 */
public final class PostureMeter {

    private final PostureSettings settings;
    private final StandingOffset offset;

    /**
     * A meter for one video.
     *
     * @param standing offset of the fitted shape; ignored when the settings do not subtract it
     */
    public PostureMeter(PostureSettings settings, StandingOffset standing) {
        this.settings = settings;
        this.offset = settings.subtractStandingOffset() ? standing : StandingOffset.NONE;
    }

    /**
     * The angles of one frame.
     *
     * @param frame landmarks in the camera frame; a frame without landmarks gives {@code NO_PERSON} for every angle
     * @param body the body fitted to this frame, in the upright frame; without it only the landmark angles are measured
     */
    public Posture measure(PoseFrame frame, Optional<FittedBody> body) {
        Landmarks landmarks = frame.landmarks();
        Map<Angle, Measured> angles = new EnumMap<>(Angle.class);
        if (landmarks != null) {
            body.ifPresent(fitted -> putFitted(angles, landmarks, fitted));
            new LandmarkAngles(landmarks, settings).put(angles);
        }
        Measured missing = Measured.not(landmarks == null ? Reason.NO_PERSON : Reason.DEGENERATE);
        List<Measured> row = new ArrayList<>(Angle.values().length);
        for (Angle angle : Angle.values()) {
            row.add(angles.getOrDefault(angle, missing));
        }
        OptionalDouble errorMm = landmarks != null && body.isPresent()
                ? OptionalDouble.of(body.get().errorMm())
                : OptionalDouble.empty();
        return new Posture(frame.index(), frame.timeSeconds(), row, errorMm, frame.body());
    }

    private void putFitted(Map<Angle, Measured> angles, Landmarks landmarks, FittedBody body) {
        Evidence evidence = new Evidence(landmarks, body, settings);
        FittedAngles trunk = new FittedAngles(body, evidence, settings, offset);
        trunk.putTrunk(angles);
        trunk.putNeck(angles);
        LimbAngles limbs = new LimbAngles(body, evidence, settings);
        limbs.putArms(angles, trunk);
        limbs.putJoints(angles);
    }
}
