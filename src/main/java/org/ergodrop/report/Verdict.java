package org.ergodrop.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ergodrop.analysis.ergonomics.BandLimits;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.Episode;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.ergonomics.PartSummary;

/**
 * What the numbers of one part say, in a level and a sentence. A reading aid, no categorisation by any regulation: the
 * rules are Ours (ADR-0011).
 */
record Verdict(BodyPart part, Level level, String sentence) {

    enum Level {
        /** Nothing sustained outside the normal band, next to nothing in an extreme one. */
        LOW(1),
        /** Sustained in the middle band (or with the arm behind the body), or at times in an extreme one. */
        RAISED(2),
        /** Sustained in an extreme band. */
        HIGH(3),
        /** Measured during less than half of the time. */
        UNKNOWN(-1);

        private final int colourBand;

        Level(int colourBand) {
            this.colourBand = colourBand;
        }

        /** The band whose light colour stands for the level, -1 for grey. */
        int colourBand() {
            return colourBand;
        }
    }

    private static final double LEAST_MEASURED_SHARE = 0.5;
    /** Shorter than any movement one would call a posture. */
    static final double NOTEWORTHY_SECONDS = 1;

    static final int NORMAL_BAND = 1;

    static Verdict of(PartSummary summary, double analysedSeconds, ErgonomicsSettings rules, Texts texts) {
        Level level = level(summary, analysedSeconds);
        return new Verdict(summary.part(), level, sentence(summary, analysedSeconds, rules, texts));
    }

    private static Level level(PartSummary summary, double analysedSeconds) {
        double measured = summary.bandSeconds().stream().mapToDouble(s -> s).sum();
        if (measured <= 0 || measured < LEAST_MEASURED_SHARE * analysedSeconds) {
            return Level.UNKNOWN;
        }
        if (summary.episodes().stream().anyMatch(e -> isExtreme(e.part(), e.band()))) {
            return Level.HIGH;
        }
        double extreme = 0;
        for (int band = 0; band < BandLimits.BANDS; band++) {
            extreme += isExtreme(summary.part(), band) ? summary.bandSeconds().get(band) : 0;
        }
        boolean sustained = summary.episodes().stream().anyMatch(e -> e.band() != NORMAL_BAND);
        return sustained || extreme >= NOTEWORTHY_SECONDS ? Level.RAISED : Level.LOW;
    }

    /** Far forward, up or back; an arm slightly behind the body is how people stand. */
    static boolean isExtreme(BodyPart part, int band) {
        boolean arm = part == BodyPart.LEFT_ARM || part == BodyPart.RIGHT_ARM;
        return band == 3 || (band == 0 && !arm);
    }

    private static String sentence(PartSummary summary, double analysedSeconds, ErgonomicsSettings rules, Texts texts) {
        List<String> sentences = new ArrayList<>();
        double measured = summary.bandSeconds().stream().mapToDouble(s -> s).sum();
        if (measured <= 0) {
            return texts.say("verdict.nothing");
        }
        sentences.add(outside(summary, measured, rules, texts));
        sentences.add(longest(summary, rules, texts));
        if (analysedSeconds - measured >= NOTEWORTHY_SECONDS) {
            double unseen = analysedSeconds - measured;
            sentences.add(texts.say("verdict.unseen", texts.seconds(unseen), texts.percent(unseen / analysedSeconds)));
        }
        return String.join(" ", sentences);
    }

    private static String outside(PartSummary summary, double measured, ErgonomicsSettings rules, Texts texts) {
        List<String> bands = new ArrayList<>();
        for (int band : new int[] {3, 2, 0}) {
            double seconds = summary.bandSeconds().get(band);
            if (seconds > 0) {
                bands.add(texts.say(
                        "verdict.band",
                        texts.bandName(summary.part(), band),
                        texts.bandRange(rules.limits(summary.part()), band),
                        texts.seconds(seconds),
                        texts.percent(seconds / measured)));
            }
        }
        return bands.isEmpty()
                ? texts.say("verdict.normal", texts.seconds(measured))
                : texts.say("verdict.outside", String.join(", ", bands));
    }

    private static String longest(PartSummary summary, ErgonomicsSettings rules, Texts texts) {
        List<Episode> outside =
                summary.episodes().stream().filter(e -> e.band() != NORMAL_BAND).toList();
        Optional<Episode> longest = outside.stream().max(Comparator.comparingDouble(Episode::lengthSeconds));
        return longest.map(e -> texts.say(
                        "verdict.longest",
                        outside.size(),
                        texts.seconds(e.lengthSeconds()),
                        texts.bandName(e.part(), e.band()),
                        Texts.clock(e.startSeconds())))
                .orElseGet(() -> texts.say("verdict.none", texts.number(rules.minEpisodeSeconds())));
    }
}
