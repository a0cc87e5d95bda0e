package org.ergodrop.report;

import java.util.EnumMap;
import java.util.Map;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Posture;

/** What one reading of all postures yields for the report: the lines of the charts and the tallies of the quality sheet. */
final class SeriesDigest {

    private final Map<BodyPart, Angle> counted;
    private final Map<BodyPart, ChartLine> lines = new EnumMap<>(BodyPart.class);
    private final Map<Angle, AngleTally> tallies = new EnumMap<>(Angle.class);
    private long frames;

    private SeriesDigest(AnalysisResult result, ReportSettings settings) {
        counted = BandColouring.counted(result.ergonomics());
        for (BodyPart part : BodyPart.values()) {
            lines.put(
                    part,
                    new ChartLine(
                            settings.chartPoints(),
                            result.postures().size(),
                            result.ergonomics().bridgedGapSeconds()));
        }
        for (Angle angle : Angle.values()) {
            tallies.put(angle, new AngleTally(result.ergonomics().minConfidence()));
        }
    }

    static SeriesDigest of(AnalysisResult result, ReportSettings settings) {
        SeriesDigest digest = new SeriesDigest(result, settings);
        result.postures().forEach(digest::add);
        return digest;
    }

    private void add(Posture posture) {
        frames++;
        counted.forEach((part, angle) ->
                lines.get(part).add(posture.timeSeconds(), posture.angle(angle).degrees()));
        tallies.forEach((angle, tally) -> tally.add(posture.angle(angle)));
    }

    /** Frames that were read. */
    long frames() {
        return frames;
    }

    ChartLine line(BodyPart part) {
        return lines.get(part);
    }

    AngleTally tally(Angle angle) {
        return tallies.get(angle);
    }
}
