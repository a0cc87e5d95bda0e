package org.ergodrop.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.BandLimits;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.ergonomics.PartSummary;

/**
 * The report in a few lines, for a mail: the levels and words of its overview, no judgement of its own.
 *
 * @param level the highest level of any part: {@code LOW}, {@code RAISED}, {@code HIGH}, or {@code UNKNOWN} when none was assessed
 * @param verdict one sentence over all parts
 * @param worst at most three postures outside the normal range, the worst first; empty when there was none to speak of
 * @param coverage what was measured and what was not
 */
public record ReportSummary(String level, String verdict, List<String> worst, String coverage) {

    /** As many lines as a person reads on a phone before she opens the report. Ours. */
    static final int MOST_LINES = 3;

    public ReportSummary {
        worst = List.copyOf(worst);
    }

    public static ReportSummary of(AnalysisResult result, Locale language) {
        Texts texts = new Texts(language);
        ErgonomicsSummary summary = result.summary();
        Map<Verdict.Level, List<String>> parts = new EnumMap<>(Verdict.Level.class);
        for (PartSummary part : summary.parts()) {
            Verdict verdict = Verdict.of(part, summary.analysedSeconds(), result.ergonomics(), texts);
            parts.computeIfAbsent(verdict.level(), level -> new ArrayList<>())
                    .add(texts.part(part.part()).toLowerCase(language));
        }
        Verdict.Level highest = parts.keySet().stream()
                .filter(level -> level != Verdict.Level.UNKNOWN)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.Level.UNKNOWN);
        return new ReportSummary(
                highest.name(), verdict(summary, parts, texts), worst(result, texts), coverage(result, texts));
    }

    /** For the details of a mail, {@code MailDetails} names the keys; a line of {@link #worst} each on its own line. */
    public Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("level", level);
        details.put("verdict", verdict);
        details.put("coverage", coverage);
        if (!worst.isEmpty()) {
            details.put("worst", String.join("\n", worst));
        }
        return details;
    }

    private static String verdict(ErgonomicsSummary summary, Map<Verdict.Level, List<String>> parts, Texts texts) {
        if (summary.framesWithPerson() == 0) {
            return texts.say("quality.nobody");
        }
        return texts.say(
                "summary.verdict",
                List.of(Verdict.Level.HIGH, Verdict.Level.RAISED, Verdict.Level.LOW, Verdict.Level.UNKNOWN).stream()
                        .filter(parts::containsKey)
                        .map(level -> texts.say(
                                "summary.level", texts.say("level." + level), String.join(", ", parts.get(level))))
                        .collect(Collectors.joining("; ")));
    }

    private static List<String> worst(AnalysisResult result, Texts texts) {
        return result.summary().parts().stream()
                .flatMap(part -> IntStream.range(0, BandLimits.BANDS).mapToObj(band -> BandLoad.of(part, band)))
                .filter(BandLoad::isNoteworthy)
                .sorted(BandLoad.WORST_FIRST)
                .limit(MOST_LINES)
                .map(load -> load.line(result.ergonomics(), texts))
                .toList();
    }

    private static String coverage(AnalysisResult result, Texts texts) {
        ErgonomicsSummary summary = result.summary();
        double whole = summary.analysedSeconds();
        if (!(whole > 0)) {
            return texts.say("verdict.nothing");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(texts.say(
                "summary.seen",
                texts.seconds(summary.seenSeconds()),
                texts.seconds(whole),
                texts.percent(Math.min(1, summary.seenSeconds() / whole))));
        String missing = summary.parts().stream()
                .filter(part -> whole - BandLoad.measured(part) >= Verdict.NOTEWORTHY_SECONDS)
                .map(part -> missing(part, whole, texts))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            sentences.add(texts.say("summary.missing", missing));
        }
        warnings(result, texts, sentences);
        return String.join(" ", sentences);
    }

    private static String missing(PartSummary part, double whole, Texts texts) {
        double unseen = whole - BandLoad.measured(part);
        return texts.say(
                "summary.part",
                texts.part(part.part()).toLowerCase(texts.language()),
                texts.seconds(unseen),
                texts.percent(unseen / whole));
    }

    private static void warnings(AnalysisResult result, Texts texts, List<String> sentences) {
        if (result.decoded() != null) {
            result.decoded()
                    .stoppedEarly()
                    .ifPresent(why -> sentences.add(texts.say(
                            "quality.stopped", texts.seconds(result.decoded().lastTimeSeconds()), why)));
        }
        if (result.person() != null && result.person().jumps() > 0) {
            sentences.add(texts.say("quality.person.jumps"));
        }
    }
}
