package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.Episode;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.ergonomics.PartSummary;
import org.junit.jupiter.api.Test;

class AnalysisJsonTest {

    private static final AnalysisResult FULL = SampleResult.seconds(60);

    @Test
    void aWholeAnalysisFollowsThePublishedSchema() throws IOException {
        assertThat(schema().validate(json(FULL))).isEmpty();
    }

    @Test
    void anAnalysisWithoutTheVideoFollowsItTooAndHasNullsWhereNothingIsKnown() throws IOException {
        JsonNode bare = json(new AnalysisResult(
                "x",
                null,
                null,
                25,
                null,
                null,
                FULL.postures(),
                withoutRanges(),
                FULL.ergonomics(),
                Map.of(),
                Map.of()));
        assertThat(schema().validate(bare)).isEmpty();
        assertThat(bare.get("video").isNull()).isTrue();
        assertThat(bare.get("person").isNull()).isTrue();
        assertThat(bare.at("/parts/0/bands/0").has("secondsLow")).isFalse();
    }

    @Test
    void theSchemaRefusesWhatIsMissingOrWrong() throws IOException {
        refuses(root -> root.remove("coverage"));
        refuses(root -> root.put("unknown", 1));
        refuses(root -> ((ObjectNode) root.at("/parts/0/bands/0")).put("seconds", -1));
        refuses(root -> ((ObjectNode) root.at("/parts/0")).put("part", "leg"));
        refuses(root -> ((ObjectNode) root.get("person")).put("certainty", 1.2));
        refuses(root -> ((ObjectNode) root.at("/angles/0/notMeasured")).put("because", 3));
    }

    private static void refuses(Consumer<ObjectNode> damage) throws IOException {
        ObjectNode root = json(FULL);
        damage.accept(root);
        assertThat(schema().validate(root)).isNotEmpty();
    }

    @Test
    void theNumbersOfTheWorkbookCanBeRebuiltFromIt() {
        JsonNode json = json(FULL);
        List<PartSummary> parts = new ArrayList<>();
        for (JsonNode node : json.get("parts")) {
            parts.add(part(node));
        }
        for (BodyPart part : BodyPart.values()) {
            PartSummary expected = FULL.summary().part(part);
            PartSummary rebuilt = parts.get(part.ordinal());
            assertThat(rebuilt.part()).isEqualTo(part);
            close(rebuilt.bandSeconds(), expected.bandSeconds());
            close(rebuilt.bandSecondsLow(), expected.bandSecondsLow());
            close(rebuilt.bandSecondsHigh(), expected.bandSecondsHigh());
            close(rebuilt.sustainedSeconds(), expected.sustainedSeconds());
            assertThat(rebuilt.episodes()).hasSameSizeAs(expected.episodes());
            assertThat(rebuilt.episodes().get(0).band())
                    .isEqualTo(expected.episodes().get(0).band());
        }
        assertThat(json.at("/coverage/frames").asLong()).isEqualTo(1500);
        assertThat(json.at("/coverage/gaps")).hasSize(1);
        assertThat(json.at("/angles/2/notMeasured/low_visibility").asLong()).isEqualTo(1420);
        assertThat(json.at("/parts/2/bands/1/fromIncluded").asBoolean()).isTrue();
        assertThat(json.at("/parts/0/bands/0/toIncluded").asBoolean()).isTrue();
        assertThat(json.at("/parts/0/bands/0/fromDeg").isNull()).isTrue();
        assertThat(json.at("/settings/pose.model").asText()).isEqualTo("heavy");
    }

    private static PartSummary part(JsonNode node) {
        List<Double> seconds = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        List<Double> sustained = new ArrayList<>();
        for (JsonNode band : node.get("bands")) {
            seconds.add(band.get("seconds").asDouble());
            low.add(band.get("secondsLow").asDouble());
            high.add(band.get("secondsHigh").asDouble());
            sustained.add(band.get("sustainedSeconds").asDouble());
        }
        BodyPart part = BodyPart.valueOf(node.get("part").asText().toUpperCase(java.util.Locale.ROOT));
        List<Episode> episodes = new ArrayList<>();
        for (JsonNode e : node.get("episodes")) {
            episodes.add(new Episode(
                    part,
                    e.get("band").asInt(),
                    e.get("startSeconds").asDouble(),
                    e.get("endSeconds").asDouble(),
                    e.get("peakDeg").asDouble(),
                    e.get("meanDeg").asDouble()));
        }
        return new PartSummary(
                part,
                seconds,
                low,
                high,
                sustained,
                node.get("unseenSeconds").asDouble(),
                node.get("lowConfidenceSeconds").asDouble(),
                episodes);
    }

    private static void close(List<Double> found, List<Double> expected) {
        for (int at = 0; at < expected.size(); at++) {
            assertThat(found.get(at)).isCloseTo(expected.get(at), org.assertj.core.api.Assertions.within(1e-6));
        }
    }

    private static ErgonomicsSummary withoutRanges() {
        ErgonomicsSummary full = FULL.summary();
        List<PartSummary> parts = full.parts().stream()
                .map(p -> new PartSummary(
                        p.part(),
                        p.bandSeconds(),
                        List.of(),
                        List.of(),
                        p.sustainedSeconds(),
                        p.unseenSeconds(),
                        p.lowConfidenceSeconds(),
                        p.episodes()))
                .toList();
        return new ErgonomicsSummary(
                full.frames(), full.framesWithPerson(), full.analysedSeconds(), full.seenSeconds(), parts, full.gaps());
    }

    private static ObjectNode json(AnalysisResult result) {
        SeriesDigest digest = SeriesDigest.of(result, ReportSettings.DEFAULT);
        return new AnalysisJson(result, digest, Workbooks.CLOCK.instant()).tree();
    }

    private static JsonSchema schema() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Files.readString(Path.of("docs/analysis.schema.json")));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }
}
