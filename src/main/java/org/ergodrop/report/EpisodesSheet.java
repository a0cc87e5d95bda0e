package org.ergodrop.report;

import java.util.Comparator;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.Episode;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;

/** Every sustained posture on a row, in order of time. */
final class EpisodesSheet {

    private static final int NOTE_ROW = 0;
    private static final int HEADER_ROW = 1;
    private static final double SECONDS_PER_DAY = 86_400;

    private final Texts texts;
    private final SheetPen pen;

    private EpisodesSheet(Sheet sheet, ReportStyles styles, Texts texts) {
        this.texts = texts;
        this.pen = new SheetPen(sheet, styles);
    }

    static void write(AnalysisResult result, Sheet sheet, ReportStyles styles, Texts texts) {
        new EpisodesSheet(sheet, styles, texts).write(result);
        PrintSetUp.landscape(sheet, texts);
        PrintSetUp.repeatRows(sheet, HEADER_ROW, HEADER_ROW);
    }

    private void write(AnalysisResult result) {
        List<Episode> episodes = result.summary().parts().stream()
                .flatMap(part -> part.episodes().stream())
                .sorted(Comparator.comparingDouble(Episode::startSeconds).thenComparing(Episode::part))
                .toList();
        pen.widths(6, 15, 38, 15, 15, 12, 12, 12, 13, 14);
        ErgonomicsSettings rules = result.ergonomics();
        boolean strict = rules.bridgedGapSeconds() == 0 && rules.hysteresisDeg() == 0;
        String note = texts.say(
                strict ? "episodes.note.strict" : "episodes.note",
                texts.number(rules.minEpisodeSeconds()),
                texts.number(rules.bridgedGapSeconds()),
                texts.number(rules.hysteresisDeg()));
        pen.paragraph(NOTE_ROW, 0, 9, note, 2, Look.NOTE);
        pen.header(HEADER_ROW, texts.say("episodes.header").split("\\|"));
        pen.height(HEADER_ROW, 2);
        int row = HEADER_ROW + 1;
        for (Episode episode : episodes) {
            write(row, episode, rules);
            row++;
        }
        if (episodes.isEmpty()) {
            pen.paragraph(row, 0, 9, texts.say("episodes.none"), 1);
        } else {
            pen.sheet().setAutoFilter(new CellRangeAddress(HEADER_ROW, row - 1, 0, 9));
        }
        pen.sheet().createFreezePane(0, HEADER_ROW + 1);
    }

    private void write(int row, Episode episode, ErgonomicsSettings rules) {
        pen.number(row, 0, row - HEADER_ROW, Look.COUNT);
        pen.text(row, 1, texts.part(episode.part()), Look.CELL);
        pen.bandText(
                row, 2, texts.bandLabel(episode.part(), rules.limits(episode.part()), episode.band()), episode.band());
        pen.number(row, 3, episode.startSeconds() / SECONDS_PER_DAY, Look.TIME);
        pen.number(row, 4, episode.endSeconds() / SECONDS_PER_DAY, Look.TIME);
        pen.number(row, 5, episode.startSeconds(), Look.SECONDS);
        pen.number(row, 6, episode.endSeconds(), Look.SECONDS);
        pen.number(row, 7, episode.lengthSeconds(), Look.SECONDS);
        pen.number(row, 8, episode.peakDeg(), Look.DEGREES);
        pen.number(row, 9, episode.meanDeg(), Look.DEGREES);
    }
}
