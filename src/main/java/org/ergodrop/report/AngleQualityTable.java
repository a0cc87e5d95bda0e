package org.ergodrop.report;

import java.util.Arrays;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;

/** For each angle: in which share of the frames it was measured, how surely, and why not in the others. */
final class AngleQualityTable {

    private static final int FIRST_REASON = 3;

    private final SeriesDigest digest;
    private final FactList facts;
    private final Texts texts;

    AngleQualityTable(SeriesDigest digest, FactList facts, Texts texts) {
        this.digest = digest;
        this.facts = facts;
        this.texts = texts;
    }

    void write() {
        facts.section("angles");
        Measured.Reason[] reasons = Measured.Reason.values();
        String[] header =
                Arrays.copyOf(texts.say("quality.angles.header").split("\\|"), 1 + FIRST_REASON + reasons.length);
        for (Measured.Reason reason : reasons) {
            header[1 + FIRST_REASON + reason.ordinal()] = texts.reason(reason);
        }
        facts.header(header);
        Look[] looks = new Look[FIRST_REASON + reasons.length];
        Arrays.fill(looks, Look.PERCENT);
        looks[2] = Look.DECIMAL;
        for (Angle angle : Angle.values()) {
            facts.row(texts.angle(angle), looks, values(digest.tally(angle), looks.length));
        }
        facts.note(texts.say("quality.angles.note"));
    }

    private double[] values(AngleTally tally, int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        if (digest.frames() > 0) {
            values[0] = tally.measured() / (double) digest.frames();
            tally.missing()
                    .forEach((reason, frames) ->
                            values[FIRST_REASON + reason.ordinal()] = frames / (double) digest.frames());
        }
        if (tally.measured() > 0) {
            values[1] = tally.lowConfidence() / (double) tally.measured();
            values[2] = tally.meanConfidence();
        }
        return values;
    }
}
