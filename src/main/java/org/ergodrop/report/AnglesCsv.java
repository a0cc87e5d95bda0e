package org.ergodrop.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.posture.PostureSeries;

/** The angles CSV of DESIGN's contract: a row per frame, decimal points, an empty cell where nothing could be measured. */
final class AnglesCsv {

    /** All columns in their order. */
    static final List<String> COLUMNS = Stream.of(
                    Stream.of("frame", "time_s"),
                    Arrays.stream(Angle.values()).map(Angle::column),
                    Stream.of("fit_error_mm", "confidence"))
            .flatMap(columns -> columns)
            .toList();

    /** Microseconds: the finest time base that containers commonly use is 1/90,000 s. */
    private static final int TIME_PLACES = 6;
    /** Far finer than any measurement, so that a report rebuilt from the CSV counts every frame as the first one did. */
    private static final int ANGLE_PLACES = 3;

    private static final int ERROR_PLACES = 2;
    private static final int CONFIDENCE_PLACES = 3;

    private AnglesCsv() {}

    static void write(PostureSeries postures, PartialFile file) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(file.open(), StandardCharsets.UTF_8))) {
            out.write(String.join(",", COLUMNS));
            out.write('\n');
            StringBuilder row = new StringBuilder();
            postures.forEach(posture -> {
                row.setLength(0);
                append(row, posture);
                writeTo(out, row);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void append(StringBuilder row, Posture posture) {
        row.append(posture.index()).append(',');
        Decimals.append(row, posture.timeSeconds(), TIME_PLACES);
        for (Measured measured : posture.angles()) {
            row.append(',');
            if (measured.isMeasured()) {
                Decimals.append(row, measured.degrees().getAsDouble(), ANGLE_PLACES);
            }
        }
        row.append(',');
        if (posture.fitErrorMm().isPresent()) {
            Decimals.append(row, posture.fitErrorMm().getAsDouble(), ERROR_PLACES);
        }
        row.append(',');
        Decimals.append(row, posture.confidence(), CONFIDENCE_PLACES);
        row.append('\n');
    }

    private static void writeTo(Writer out, CharSequence row) {
        try {
            out.append(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
