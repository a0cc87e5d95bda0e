package org.ergodrop.report;

import java.util.Comparator;
import java.util.List;
import org.ergodrop.analysis.ergonomics.Episode;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.ergonomics.PartSummary;

/**
 * What one part of the body spent in one band, in the order in which {@link Verdict} weighs it.
 *
 * @param seconds time in the band
 * @param measuredSeconds time in which the part was measured at all
 * @param stays sustained postures in the band
 */
record BandLoad(PartSummary part, int band, double seconds, double measuredSeconds, List<Episode> stays) {

    /** Sustained before passing, extreme before moderate, then by time. */
    static final Comparator<BandLoad> WORST_FIRST = Comparator.comparing((BandLoad load) -> load.stays.isEmpty())
            .thenComparing(load -> !load.isExtreme())
            .thenComparing(
                    Comparator.comparingDouble(BandLoad::sustainedSeconds).reversed())
            .thenComparing(Comparator.comparingDouble(BandLoad::seconds).reversed())
            .thenComparing(load -> load.part.part());

    static BandLoad of(PartSummary part, int band) {
        List<Episode> stays =
                part.episodes().stream().filter(e -> e.band() == band).toList();
        return new BandLoad(part, band, part.bandSeconds().get(band), measured(part), stays);
    }

    static double measured(PartSummary part) {
        return part.bandSeconds().stream().mapToDouble(s -> s).sum();
    }

    /** Whether it is a reason for more than the level "low". */
    boolean isNoteworthy() {
        return measuredSeconds > 0
                && band != Verdict.NORMAL_BAND
                && (!stays.isEmpty() || (isExtreme() && seconds >= Verdict.NOTEWORTHY_SECONDS));
    }

    String line(ErgonomicsSettings rules, Texts texts) {
        String where = texts.part(part.part());
        String posture = texts.bandName(part.part(), band);
        String range = texts.bandRange(rules.limits(part.part()), band);
        String time = texts.say("summary.time", texts.seconds(seconds), texts.percent(seconds / measuredSeconds));
        return stays.stream()
                .max(Comparator.comparingDouble(Episode::lengthSeconds))
                .map(longest -> texts.say(
                        "summary.sustained",
                        where,
                        posture,
                        range,
                        stays.size(),
                        texts.seconds(longest.lengthSeconds()),
                        Texts.clock(longest.startSeconds()),
                        time))
                .orElseGet(() -> texts.say("summary.passing", where, posture, range, time));
    }

    private boolean isExtreme() {
        return Verdict.isExtreme(part.part(), band);
    }

    private double sustainedSeconds() {
        return stays.stream().mapToDouble(Episode::lengthSeconds).sum();
    }
}
