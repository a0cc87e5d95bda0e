package org.ergodrop.analysis;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every setting of an analysis: the keys of {@code --set KEY=VALUE}, of {@code ergodrop.analysis.*} in the service's
 * configuration and of {@code settings} in the JSON. Why a default is what it is stands with the record that holds it.
 */
public enum SettingKey {
    VIDEO_MAX_FPS("video.max-fps", "30", "frames are picked by time, at most so many a second"),
    VIDEO_MAX_SIDE_PX("video.max-side-px", "8192", "longest side of a picture that is accepted"),
    VIDEO_MAX_HOURS("video.max-hours", "12", "longest video that is accepted"),
    POSE_MODEL("pose.model", "full", "landmark model: heavy, full or lite"),
    POSE_CROP("pose.crop", "opencv", "sampling of the region of interest: opencv or half-pixel"),
    POSE_SMOOTHING("pose.smoothing", "true", "MediaPipe's landmark filters: true or false"),
    POSE_TIME_STEP("pose.time-step", "video", "time step the filters see in ms, or \"video\" for the video's own time"),
    POSE_MIN_DETECTION_CONFIDENCE("pose.min-detection-confidence", "0.5", "score a detected person needs, 0 to 1"),
    POSE_MIN_TRACKING_CONFIDENCE("pose.min-tracking-confidence", "0.5", "score above which the track goes on, 0 to 1"),
    POSE_THREADS("pose.threads", "0", "threads of the landmark model; 0 = one for each core"),
    POSE_DEVICE("pose.device", "auto", "where the models run: auto, cpu or cuda"),
    BODY_MODEL("body.model", "auto", "body model: auto, smplx or generic"),
    BODY_SMPLX_FILE("body.smplx-file", "", "the licensed SMPL-X file; empty = models/smplx/SMPLX_NEUTRAL.npz"),
    POSTURE_TRUNK_LINE("posture.trunk-line", "skin", "line that stands for trunk and neck: skin or joints"),
    POSTURE_SUBTRACT_STANDING_OFFSET(
            "posture.subtract-standing-offset", "true", "take away the inclination an upright body's skin line has"),
    POSTURE_MIN_VISIBILITY("posture.min-visibility", "0.5", "landmarks below it do not count as seen, 0 to 1"),
    POSTURE_MIN_JOINT_CONFIDENCE("posture.min-joint-confidence", "0.2", "joints below it are not measured, 0 to 1"),
    ERGONOMICS_TRUNK_BANDS("ergonomics.trunk-bands", "-15,40,60", "edges of the trunk's four bands in degrees"),
    ERGONOMICS_NECK_BANDS("ergonomics.neck-bands", "-15,25,60", "edges of the neck's four bands in degrees"),
    ERGONOMICS_ARM_BANDS("ergonomics.arm-bands", "0,40,60", "edges of each arm's four bands in degrees"),
    ERGONOMICS_ARM_REFERENCE("ergonomics.arm-reference", "trunk", "what arms are measured against: trunk or vertical"),
    ERGONOMICS_MIN_EPISODE_SECONDS("ergonomics.min-episode-seconds", "4", "shortest stay that counts as sustained"),
    ERGONOMICS_BRIDGED_GAP_SECONDS(
            "ergonomics.bridged-gap-seconds", "0.4", "longest gap without measurement that does not end a stay"),
    ERGONOMICS_HYSTERESIS_DEG("ergonomics.hysteresis-deg", "3", "how far past an edge an angle must go to end a stay"),
    ERGONOMICS_MIN_CONFIDENCE("ergonomics.min-confidence", "0.5", "values below it count as low confidence, 0 to 1");

    private final String key;
    private final String standard;
    private final String meaning;

    SettingKey(String key, String standard, String meaning) {
        this.key = key;
        this.standard = standard;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    /** The value in force when nothing else is said. */
    public String standard() {
        return standard;
    }

    public String meaning() {
        return meaning;
    }

    static Optional<SettingKey> named(String key) {
        return Arrays.stream(values()).filter(known -> known.key.equals(key)).findFirst();
    }
}
