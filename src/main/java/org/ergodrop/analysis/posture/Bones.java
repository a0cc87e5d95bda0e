package org.ergodrop.analysis.posture;

import org.ergodrop.analysis.body.FittedBody;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.body.SkinPoint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.posture.PostureSettings.TrunkLine;

/**
 * The lines of a body that angles are taken between, upright frame [m].
 *
 * @param trunk waist to neck
 * @param neck neck to head
 * @param shoulderLine right to left shoulder
 * @param hipLine right to left hip
 */
record Bones(Vec3 trunk, Vec3 neck, Vec3 shoulderLine, Vec3 hipLine) {

    static Bones of(FittedBody body, TrunkLine line) {
        Vec3 waist = line == TrunkLine.SKIN ? body.skin(SkinPoint.LUMBAR) : body.joint(Joint.PELVIS);
        Vec3 neck = line == TrunkLine.SKIN ? body.skin(SkinPoint.CERVICAL) : body.joint(Joint.NECK);
        Vec3 head = line == TrunkLine.SKIN ? body.skin(SkinPoint.HEAD) : body.joint(Joint.HEAD);
        return new Bones(
                neck.minus(waist),
                head.minus(neck),
                body.joint(Joint.LEFT_SHOULDER).minus(body.joint(Joint.RIGHT_SHOULDER)),
                body.joint(Joint.LEFT_HIP).minus(body.joint(Joint.RIGHT_HIP)));
    }
}
