package org.ergodrop.report;

import java.util.Arrays;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ModelFacts;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.ergonomics.Gap;
import org.ergodrop.analysis.ergonomics.PartSummary;
import org.ergodrop.analysis.pose.PersonFacts;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.video.DecodeOutcome;
import org.ergodrop.analysis.video.VideoFacts;
import org.jspecify.annotations.Nullable;

/** How far the numbers can be trusted, what they were made with and what they cannot tell. Written from top to bottom. */
final class QualitySheet {

    private static final double SECONDS_PER_DAY = 86_400;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final AnalysisResult result;
    private final SeriesDigest digest;
    private final Texts texts;
    private final FactList facts;

    private QualitySheet(AnalysisResult result, SeriesDigest digest, FactList facts, Texts texts) {
        this.result = result;
        this.digest = digest;
        this.texts = texts;
        this.facts = facts;
    }

    static void write(AnalysisResult result, SeriesDigest digest, Sheet sheet, ReportStyles styles, Texts texts) {
        FactList facts = new FactList(new SheetPen(sheet, styles), texts);
        new QualitySheet(result, digest, facts, texts).write();
        PrintSetUp.portrait(sheet, texts);
    }

    private void write() {
        facts.title(texts.say("quality.title"));
        coverage(result.summary());
        person(result.person());
        parts();
        new AngleQualityTable(digest, facts, texts).write();
        facts.paragraphs("camera", texts.say("quality.camera.text"));
        video(result.video(), result.decoded());
        models(result.models());
        facts.section("settings");
        result.settings().forEach(facts::named);
        if (!result.stageSeconds().isEmpty()) {
            facts.section("stages");
        }
        result.stageSeconds().forEach((stage, seconds) -> facts.named(stage, seconds, Look.SECONDS));
        gaps(result.summary());
    }

    private void coverage(ErgonomicsSummary summary) {
        facts.section("coverage");
        facts.number("analysedSeconds", summary.analysedSeconds(), Look.SECONDS);
        facts.number("seenSeconds", summary.seenSeconds(), Look.SECONDS);
        if (summary.analysedSeconds() > 0) {
            facts.number("seenShare", summary.seenSeconds() / summary.analysedSeconds(), Look.PERCENT);
        }
        facts.number("frames", summary.frames(), Look.COUNT);
        facts.number("framesWithPerson", summary.framesWithPerson(), Look.COUNT);
        facts.number("fps", result.framesPerSecond(), Look.DECIMAL);
        facts.number("gaps", summary.gaps().size(), Look.COUNT);
        double unseen = summary.gaps().stream().mapToDouble(Gap::lengthSeconds).sum();
        facts.number("gapSeconds", unseen, Look.SECONDS);
        if (summary.framesWithPerson() == 0) {
            facts.text("status", texts.say("quality.nobody"));
        }
    }

    private void person(@Nullable PersonFacts person) {
        facts.section("person");
        if (person == null) {
            facts.text("status", texts.say("quality.unknown"));
            return;
        }
        facts.number("certainty", person.certainty(), Look.PERCENT);
        facts.number("people", person.people(), Look.COUNT);
        facts.number("jumps", person.jumps(), Look.COUNT);
        facts.text("status", texts.say(person.jumps() > 0 ? "quality.person.jumps" : "quality.person.one"));
    }

    private void parts() {
        facts.section("parts");
        facts.header(texts.say("quality.parts.header").split("\\|"));
        for (PartSummary part : result.summary().parts()) {
            double measured = part.bandSeconds().stream().mapToDouble(s -> s).sum();
            facts.row(
                    texts.part(part.part()),
                    new Look[] {Look.SECONDS, Look.SECONDS, Look.SECONDS, Look.PERCENT},
                    measured,
                    part.unseenSeconds(),
                    part.lowConfidenceSeconds(),
                    measured > 0 ? part.lowConfidenceSeconds() / measured : Double.NaN);
        }
        facts.note(
                texts.say("quality.parts.note", texts.number(result.ergonomics().minConfidence())));
    }

    private void video(@Nullable VideoFacts video, @Nullable DecodeOutcome decoded) {
        facts.section("video");
        facts.text("videoName", result.videoName());
        if (video == null) {
            facts.text("status", texts.say("quality.unknown"));
        } else {
            facts.text("format", video.container() + " / " + video.codec());
            facts.text("size", video.widthPx() + " × " + video.heightPx());
            facts.number("rotation", video.rotationDeg(), Look.COUNT);
            facts.known("declaredFps", video.averageFps(), Look.DECIMAL);
            facts.known("declaredSeconds", video.durationSeconds(), Look.SECONDS);
            facts.number("megabytes", video.sizeBytes() / BYTES_PER_MEGABYTE, Look.SECONDS);
        }
        if (decoded != null) {
            facts.number("decodedSeconds", decoded.lastTimeSeconds(), Look.SECONDS);
            facts.number("decodedFrames", decoded.decodedFrames(), Look.COUNT);
            facts.number("pickedFrames", decoded.pickedFrames(), Look.COUNT);
            facts.number("damagedParts", decoded.damagedParts(), Look.COUNT);
            facts.text(
                    "outcome",
                    decoded.stoppedEarly()
                            .map(why -> texts.say("quality.stopped", texts.seconds(decoded.lastTimeSeconds()), why))
                            .orElseGet(
                                    () -> texts.say(decoded.damagedParts() > 0 ? "quality.damaged" : "quality.whole")));
        }
    }

    private void models(@Nullable ModelFacts models) {
        facts.section("models");
        if (models == null) {
            facts.text("status", texts.say("quality.unknown"));
            return;
        }
        facts.text("poseModel", models.poseModel());
        facts.text("poseDevice", models.poseDevice());
        facts.text("bodyModel", models.bodyModel());
        facts.text("bodySource", models.bodyModelSource());
        facts.known("stature", models.statureMetres(), Look.DECIMAL);
        facts.known("fitError", models.meanFitErrorMm(), Look.DEGREES);
        for (Map.Entry<String, Double> offset : models.standingOffsetsDeg().entrySet()) {
            facts.named(texts.say("quality.offset", angleName(offset.getKey())), offset.getValue(), Look.DEGREES);
        }
        facts.text("version", models.version());
    }

    private String angleName(String column) {
        return Arrays.stream(Angle.values())
                .filter(angle -> angle.column().equals(column))
                .map(texts::angle)
                .findFirst()
                .orElse(column);
    }

    private void gaps(ErgonomicsSummary summary) {
        facts.section("gapList");
        facts.note(texts.say(
                summary.gaps().isEmpty() ? "quality.gaps.none" : "quality.gaps.note",
                texts.number(result.ergonomics().bridgedGapSeconds())));
        if (summary.gaps().isEmpty()) {
            return;
        }
        facts.header(texts.say("quality.gaps.header").split("\\|"));
        int number = 1;
        for (Gap gap : summary.gaps()) {
            facts.row(
                    Integer.toString(number),
                    new Look[] {Look.TIME, Look.TIME, Look.SECONDS, Look.SECONDS, Look.SECONDS},
                    gap.startSeconds() / SECONDS_PER_DAY,
                    gap.endSeconds() / SECONDS_PER_DAY,
                    gap.startSeconds(),
                    gap.endSeconds(),
                    gap.lengthSeconds());
            number++;
        }
    }
}
