package org.ergodrop.analysis;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ergodrop.analysis.body.BodyChoice;
import org.ergodrop.analysis.body.BodySettings;
import org.ergodrop.analysis.ergonomics.BandLimits;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.pose.PoseSettings;
import org.ergodrop.analysis.posture.PostureSettings;
import org.ergodrop.analysis.video.VideoSettings;

/**
 * The settings of every room, and their texts by key.
 *
 * @param bodyChoice which body model
 * @param smplxFile the SMPL-X file the person named
 * @param byKey every setting in force as text, in the order of {@link SettingKey}
 */
public record AnalysisSettings(
        VideoSettings video,
        PoseSettings pose,
        BodySettings body,
        BodyChoice bodyChoice,
        Optional<Path> smplxFile,
        PostureSettings posture,
        ErgonomicsSettings ergonomics,
        Map<String, String> byKey) {

    public static final AnalysisSettings DEFAULT = of(Map.of());

    /**
     * The defaults with some settings changed.
     *
     * @param changed texts by key, see {@link SettingKey}
     * @throws SettingException when a key is unknown or a value makes no sense; the message names the key
     */
    public static AnalysisSettings of(Map<String, String> changed) {
        SettingValues values = new SettingValues(changed);
        try {
            return new AnalysisSettings(
                    video(values),
                    pose(values),
                    BodySettings.DEFAULT,
                    values.choice(SettingKey.BODY_MODEL, BodyChoice.class),
                    Optional.of(values.text(SettingKey.BODY_SMPLX_FILE))
                            .filter(file -> !file.isEmpty())
                            .map(Path::of),
                    posture(values),
                    ergonomics(values),
                    values.byKey());
        } catch (SettingException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw SettingException.refused(String.valueOf(e.getMessage()));
        }
    }

    private static VideoSettings video(SettingValues values) {
        return new VideoSettings(
                values.number(SettingKey.VIDEO_MAX_FPS),
                values.integer(SettingKey.VIDEO_MAX_SIDE_PX),
                values.number(SettingKey.VIDEO_MAX_HOURS));
    }

    private static PoseSettings pose(SettingValues values) {
        boolean ownTime = values.text(SettingKey.POSE_TIME_STEP).equals("video");
        return new PoseSettings(
                values.choice(SettingKey.POSE_MODEL, PoseSettings.Model.class),
                values.choice(SettingKey.POSE_CROP, PoseSettings.Crop.class),
                values.flag(SettingKey.POSE_SMOOTHING),
                ownTime ? OptionalDouble.empty() : OptionalDouble.of(values.number(SettingKey.POSE_TIME_STEP)),
                values.number(SettingKey.POSE_MIN_DETECTION_CONFIDENCE),
                values.number(SettingKey.POSE_MIN_TRACKING_CONFIDENCE),
                values.integer(SettingKey.POSE_THREADS),
                values.choice(SettingKey.POSE_DEVICE, PoseSettings.Device.class));
    }

    private static PostureSettings posture(SettingValues values) {
        PostureSettings standard = PostureSettings.DEFAULT;
        return new PostureSettings(
                values.choice(SettingKey.POSTURE_TRUNK_LINE, PostureSettings.TrunkLine.class),
                values.flag(SettingKey.POSTURE_SUBTRACT_STANDING_OFFSET),
                standard.minTrunkMetres(),
                standard.minLimbMetres(),
                standard.minShoulderMetres(),
                values.number(SettingKey.POSTURE_MIN_VISIBILITY),
                values.number(SettingKey.POSTURE_MIN_JOINT_CONFIDENCE),
                standard.view());
    }

    private static ErgonomicsSettings ergonomics(SettingValues values) {
        return new ErgonomicsSettings(
                limits(values.edges(SettingKey.ERGONOMICS_TRUNK_BANDS), false),
                limits(values.edges(SettingKey.ERGONOMICS_NECK_BANDS), false),
                limits(values.edges(SettingKey.ERGONOMICS_ARM_BANDS), true),
                values.choice(SettingKey.ERGONOMICS_ARM_REFERENCE, ErgonomicsSettings.ArmReference.class),
                values.number(SettingKey.ERGONOMICS_MIN_EPISODE_SECONDS),
                values.number(SettingKey.ERGONOMICS_BRIDGED_GAP_SECONDS),
                values.number(SettingKey.ERGONOMICS_HYSTERESIS_DEG),
                values.number(SettingKey.ERGONOMICS_MIN_CONFIDENCE));
    }

    private static BandLimits limits(double[] edges, boolean firstEdgeBelongsAbove) {
        return new BandLimits(edges[0], edges[1], edges[2], firstEdgeBelongsAbove);
    }
}
