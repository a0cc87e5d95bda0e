package org.ergodrop.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ModelFacts;
import org.ergodrop.analysis.ergonomics.BandLimits;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.Episode;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.ergonomics.Gap;
import org.ergodrop.analysis.ergonomics.PartSummary;
import org.ergodrop.analysis.pose.PersonFacts;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.video.DecodeOutcome;
import org.ergodrop.analysis.video.VideoFacts;
import org.jspecify.annotations.Nullable;

/**
 * The analysis as JSON, described by {@code docs/analysis.schema.json}: everything in the workbook but the angles of single
 * frames, which are in the angles CSV. What is not known is null or absent, never 0.
 */
final class AnalysisJson {

    /** Raised when a reader of older files would no longer understand a new one. */
    private static final String FORMAT = "ergodrop-analysis/1";

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final AnalysisResult result;
    private final SeriesDigest digest;
    private final Instant writtenAt;

    AnalysisJson(AnalysisResult result, SeriesDigest digest, Instant writtenAt) {
        this.result = result;
        this.digest = digest;
        this.writtenAt = writtenAt;
    }

    void write(PartialFile file) throws IOException {
        try (OutputStream out = file.open()) {
            MAPPER.writeValue(out, tree());
        }
    }

    ObjectNode tree() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("writtenAt", writtenAt.toString());
        root.put("videoName", result.videoName());
        root.set("video", video(result.video()));
        root.set("decoded", decoded(result.decoded()));
        root.put("framesPerSecond", rounded(result.framesPerSecond()));
        root.set("person", person(result.person()));
        root.set("models", models(result.models()));
        root.set("coverage", coverage(result.summary()));
        root.set("rules", rules(result.ergonomics()));
        ArrayNode parts = root.putArray("parts");
        result.summary().parts().forEach(part -> parts.add(part(part)));
        ArrayNode angles = root.putArray("angles");
        for (Angle angle : Angle.values()) {
            angles.add(angle(angle));
        }
        result.settings().forEach(root.putObject("settings")::put);
        ObjectNode stages = root.putObject("stageSeconds");
        result.stageSeconds().forEach((stage, seconds) -> stages.put(stage, rounded(seconds)));
        return root;
    }

    private static @Nullable ObjectNode video(@Nullable VideoFacts video) {
        if (video == null) {
            return null;
        }
        ObjectNode node = MAPPER.createObjectNode();
        node.put("container", video.container());
        node.put("codec", video.codec());
        node.put("widthPx", video.widthPx());
        node.put("heightPx", video.heightPx());
        node.put("rotationDeg", video.rotationDeg());
        putKnown(node, "averageFps", video.averageFps());
        putKnown(node, "durationSeconds", video.durationSeconds());
        node.put("sizeBytes", video.sizeBytes());
        return node;
    }

    private static @Nullable ObjectNode decoded(@Nullable DecodeOutcome decoded) {
        if (decoded == null) {
            return null;
        }
        ObjectNode node = MAPPER.createObjectNode();
        node.put("lastTimeSeconds", rounded(decoded.lastTimeSeconds()));
        node.put("pickedFrames", decoded.pickedFrames());
        node.put("decodedFrames", decoded.decodedFrames());
        node.put("damagedParts", decoded.damagedParts());
        node.put("stoppedEarly", decoded.stoppedEarly().orElse(null));
        return node;
    }

    private static @Nullable ObjectNode person(@Nullable PersonFacts person) {
        if (person == null) {
            return null;
        }
        ObjectNode node = MAPPER.createObjectNode();
        node.put("certainty", rounded(person.certainty()));
        node.put("people", person.people());
        node.put("jumps", person.jumps());
        return node;
    }

    private static @Nullable ObjectNode models(@Nullable ModelFacts models) {
        if (models == null) {
            return null;
        }
        ObjectNode node = MAPPER.createObjectNode();
        node.put("poseModel", models.poseModel());
        node.put("poseDevice", models.poseDevice());
        node.put("bodyModel", models.bodyModel());
        node.put("bodyModelSource", models.bodyModelSource());
        putKnown(node, "statureMetres", models.statureMetres());
        putKnown(node, "meanFitErrorMm", models.meanFitErrorMm());
        ObjectNode offsets = node.putObject("standingOffsetsDeg");
        models.standingOffsetsDeg().forEach((angle, offset) -> offsets.put(angle, rounded(offset)));
        node.put("version", models.version());
        return node;
    }

    private static ObjectNode coverage(ErgonomicsSummary summary) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("frames", summary.frames());
        node.put("framesWithPerson", summary.framesWithPerson());
        node.put("analysedSeconds", rounded(summary.analysedSeconds()));
        node.put("seenSeconds", rounded(summary.seenSeconds()));
        ArrayNode gaps = node.putArray("gaps");
        for (Gap gap : summary.gaps()) {
            ObjectNode entry = gaps.addObject();
            entry.put("startSeconds", rounded(gap.startSeconds()));
            entry.put("endSeconds", rounded(gap.endSeconds()));
            entry.put("lengthSeconds", rounded(gap.lengthSeconds()));
        }
        return node;
    }

    private static ObjectNode rules(ErgonomicsSettings rules) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("armReference", rules.armReference().name().toLowerCase(Locale.ROOT));
        node.put("minEpisodeSeconds", rules.minEpisodeSeconds());
        node.put("bridgedGapSeconds", rules.bridgedGapSeconds());
        node.put("hysteresisDeg", rules.hysteresisDeg());
        node.put("minConfidence", rules.minConfidence());
        return node;
    }

    private ObjectNode part(PartSummary summary) {
        BodyPart part = summary.part();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("part", part.name().toLowerCase(Locale.ROOT));
        node.put("angle", BandColouring.counted(result.ergonomics()).get(part).column());
        ArrayNode bands = node.putArray("bands");
        for (int band = 0; band < BandLimits.BANDS; band++) {
            bands.add(band(summary, band));
        }
        node.put("unseenSeconds", rounded(summary.unseenSeconds()));
        node.put("lowConfidenceSeconds", rounded(summary.lowConfidenceSeconds()));
        ArrayNode episodes = node.putArray("episodes");
        summary.episodes().forEach(episode -> episodes.add(episode(episode)));
        return node;
    }

    private ObjectNode band(PartSummary summary, int band) {
        BandLimits limits = result.ergonomics().limits(summary.part());
        double[] edges = {limits.firstDeg(), limits.secondDeg(), limits.thirdDeg()};
        ObjectNode node = MAPPER.createObjectNode();
        node.put("band", band);
        node.put("fromDeg", band == 0 ? null : edges[band - 1]);
        node.put("toDeg", band == 3 ? null : edges[band]);
        node.put("fromIncluded", band == 1 && limits.firstEdgeBelongsAbove());
        node.put("toIncluded", band == 1 || band == 2 || (band == 0 && !limits.firstEdgeBelongsAbove()));
        node.put("seconds", rounded(summary.bandSeconds().get(band)));
        if (Uncertainty.isKnown(summary)) {
            node.put("secondsLow", rounded(summary.bandSecondsLow().get(band)));
            node.put("secondsHigh", rounded(summary.bandSecondsHigh().get(band)));
        }
        node.put("sustainedSeconds", rounded(summary.sustainedSeconds().get(band)));
        return node;
    }

    private static ObjectNode episode(Episode episode) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("band", episode.band());
        node.put("startSeconds", rounded(episode.startSeconds()));
        node.put("endSeconds", rounded(episode.endSeconds()));
        node.put("lengthSeconds", rounded(episode.lengthSeconds()));
        node.put("peakDeg", rounded(episode.peakDeg()));
        node.put("meanDeg", rounded(episode.meanDeg()));
        return node;
    }

    private ObjectNode angle(Angle angle) {
        AngleTally tally = digest.tally(angle);
        ObjectNode node = MAPPER.createObjectNode();
        node.put("angle", angle.column());
        node.put("measuredFrames", tally.measured());
        node.put("lowConfidenceFrames", tally.lowConfidence());
        if (tally.measured() > 0) {
            node.put("meanConfidence", rounded(tally.meanConfidence()));
        }
        ObjectNode missing = node.putObject("notMeasured");
        tally.missing().forEach((reason, frames) -> missing.put(reason.name().toLowerCase(Locale.ROOT), frames));
        return node;
    }

    /** Facts that use 0 for "unknown". */
    private static void putKnown(ObjectNode node, String name, double value) {
        if (value > 0) {
            node.put(name, rounded(value));
        }
    }

    /** A millionth of a second or degree: below that there is only rounding noise of the arithmetic. */
    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
