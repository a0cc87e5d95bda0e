package org.ergodrop.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.ErgonomicsCount;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.ergonomics.PrototypeCount;
import org.ergodrop.analysis.posture.PostureSpool;
import org.ergodrop.report.AnglesCsvException.Problem;

/**
 * An angles CSV becomes an analysis result again, counted anew: ours by the frames' own times, the Python prototype's by the
 * prototype's rules (constant rate, no hysteresis, no bridged gap), so that its old reports stay what they were. Commas,
 * semicolons or tabs separate; a byte order mark and decimal commas are understood. Memory does not grow with the file.
 */
public final class AnglesCsvReader {

    private final ErgonomicsSettings settings;
    private final Path scratch;

    /**
     * @param settings bands and durations to count by
     * @param scratch existing folder for the angles while the result is used
     */
    public AnglesCsvReader(ErgonomicsSettings settings, Path scratch) {
        this.settings = settings;
        this.scratch = scratch;
    }

    /**
     * Reads and counts a file. What only the video could tell is null in the result; the result is to be closed.
     *
     * @throws AnglesCsvException when the file is missing, unreadable, or no angles CSV: with the line at fault
     */
    public AnalysisResult read(Path csv) throws AnglesCsvException {
        String name = String.valueOf(csv.getFileName());
        if (!Files.isRegularFile(csv)) {
            throw new AnglesCsvException(Problem.NOT_FOUND, name);
        }
        try (BufferedReader text = CsvText.open(csv)) {
            String first = text.readLine();
            if (first == null) {
                throw new AnglesCsvException(Problem.EMPTY, name);
            }
            AnglesHeader header = AnglesHeader.parse(first, name);
            AnglesRow row = new AnglesRow(header, name);
            PostureSpool spool = PostureSpool.in(scratch);
            try {
                readRows(text, row, header, spool);
                return result(csv, header, row, spool);
            } catch (IOException | AnglesCsvException | RuntimeException e) {
                spool.close();
                throw e;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new AnglesCsvException(Problem.UNREADABLE, name, String.valueOf(e.getMessage()));
        }
    }

    private static void readRows(BufferedReader text, AnglesRow row, AnglesHeader header, PostureSpool spool)
            throws IOException, AnglesCsvException {
        CsvFactory factory = CsvFactory.builder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .build();
        List<String> cells = new ArrayList<>();
        try (CsvParser parser = factory.createParser(text)) {
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(header.separator()));
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    if (cells.isEmpty()) {
                        row.at(1 + parser.currentTokenLocation().getLineNr()); // the header is not in the parser's text
                    }
                    cells.add(parser.getText());
                } else if (token == JsonToken.END_ARRAY && !cells.isEmpty()) {
                    row.read(cells);
                    spool.append(row.posture());
                    cells.clear();
                }
            }
        } catch (JsonProcessingException e) {
            throw row.damaged(String.valueOf(e.getOriginalMessage()));
        }
    }

    private AnalysisResult result(Path csv, AnglesHeader header, AnglesRow row, PostureSpool spool)
            throws AnglesCsvException {
        String name = String.valueOf(csv.getFileName());
        if (spool.size() == 0) {
            throw new AnglesCsvException(Problem.NO_ROWS, name);
        }
        boolean prototype = header.origin() == AnglesHeader.Origin.PROTOTYPE;
        ErgonomicsSettings rules = prototype ? asThePrototype() : settings;
        ErgonomicsSummary summary = prototype
                ? new PrototypeCount(rules, row.declaredRate()).count(spool)
                : ErgonomicsCount.of(spool, rules);
        double rate = prototype || summary.analysedSeconds() <= 0
                ? row.declaredRate()
                : summary.frames() / summary.analysedSeconds();
        Map<String, String> sources = new TreeMap<>();
        sources.put("report.source", (prototype ? "prototype angles CSV: " : "angles CSV: ") + name);
        if (header.column("confidence") < 0) {
            sources.put("report.assumed-confidence", AnglesRow.UNSTATED_CONFIDENCE + " (the source states none)");
        }
        return new AnalysisResult(
                videoName(name), null, null, rate, null, null, spool, summary, rules, sources, Map.of());
    }

    private ErgonomicsSettings asThePrototype() {
        return new ErgonomicsSettings(
                settings.trunk(),
                settings.neck(),
                settings.arm(),
                ErgonomicsSettings.ArmReference.TRUNK,
                settings.minEpisodeSeconds(),
                0,
                0,
                settings.minConfidence());
    }

    /** What the file was made from, as far as its name tells. */
    static String videoName(String fileName) {
        return fileName.replaceFirst("(?i)\\.(csv|txt|tsv)$", "").replaceFirst("(?i)(?<=.)_angles$", "");
    }
}
