package org.ergodrop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.report.AnglesCsvException.Problem;
import org.ergodrop.text.ShownText;

/** Reads an angles CSV row by row and checks that each fits the ones before it. */
final class AnglesRow {

    /** No angle of ours or the prototype's is beyond half a turn; what is, is another column. */
    private static final double MOST_DEG = 180;

    /** As sure as a single camera is on average (σ = 8°, see AngleUncertainty): the prototype states no confidence. */
    static final double UNSTATED_CONFIDENCE = 0.5;

    /** How programs write "no value". */
    private static final Set<String> NOTHING = Set.of("", "nan", "null", "none", "na", "n/a");

    private final AnglesHeader header;
    private final String fileName;
    private List<String> cells = List.of();
    private long line = 1;
    private long index = -1;
    private double timeSeconds = -1;
    private double declaredRate;

    AnglesRow(AnglesHeader header, String fileName) {
        this.header = header;
        this.fileName = fileName;
    }

    /** Tells in which line of the file, counted from 1, the next row is. */
    void at(long lineNumber) {
        line = lineNumber;
    }

    /** Takes the next row's cells. */
    void read(List<String> row) throws AnglesCsvException {
        index++;
        cells = row;
        if (row.size() != header.width()) {
            throw new AnglesCsvException(
                    Problem.WRONG_WIDTH, fileName, text(line), text(row.size()), text(header.width()));
        }
        boolean prototype = header.origin() == AnglesHeader.Origin.PROTOTYPE;
        double time = required(header.timeColumn());
        // the prototype rounds its times to 0.01 s or less, and its rules do not read them
        if (time < 0 || (!prototype && time <= timeSeconds)) {
            throw new AnglesCsvException(Problem.TIME_NOT_RISING, fileName, text(line), number(time));
        }
        timeSeconds = time;
        if (prototype) {
            checkRate(required(header.column("fps")));
        }
    }

    /** The posture in the row that was read last. */
    Posture posture() throws AnglesCsvException {
        OptionalDouble confidence = value(header.column("confidence"));
        double sure = Math.max(0, Math.min(1, confidence.orElse(UNSTATED_CONFIDENCE)));
        OptionalDouble fitError = value(header.column("fit_error_mm"));
        List<OptionalDouble> values = new ArrayList<>();
        for (Angle angle : Angle.values()) {
            OptionalDouble degrees = value(header.column(angle));
            if (degrees.isPresent() && Math.abs(degrees.getAsDouble()) > MOST_DEG) {
                throw new AnglesCsvException(
                        Problem.OUT_OF_RANGE,
                        fileName,
                        text(line),
                        header.name(header.column(angle)),
                        number(degrees.getAsDouble()));
            }
            values.add(degrees);
        }
        boolean nobody = values.stream().noneMatch(OptionalDouble::isPresent);
        Measured missing = Measured.not(nobody ? Measured.Reason.NO_PERSON : Measured.Reason.NOT_IN_SOURCE);
        List<Measured> angles = values.stream()
                .map(degrees -> degrees.isPresent() ? Measured.of(degrees.getAsDouble(), sure) : missing)
                .toList();
        return new Posture(index, timeSeconds, angles, fitError, nobody ? -1 : 0);
    }

    /** Frames a second: stated by the prototype's file, 0 for ours. */
    double declaredRate() {
        return declaredRate;
    }

    /** A row that cannot even be cut into cells. */
    AnglesCsvException damaged(String why) {
        return new AnglesCsvException(Problem.UNREADABLE, fileName, why + " (" + text(line) + ")");
    }

    private void checkRate(double rate) throws AnglesCsvException {
        boolean first = index == 0;
        if (!(rate > 0) || (!first && rate != declaredRate)) {
            throw new AnglesCsvException(Problem.RATE_CHANGES, fileName, text(line), number(rate));
        }
        declaredRate = rate;
    }

    private double required(int column) throws AnglesCsvException {
        OptionalDouble value = value(column);
        if (value.isEmpty()) {
            throw notANumber(column);
        }
        return value.getAsDouble();
    }

    private OptionalDouble value(int column) throws AnglesCsvException {
        if (column < 0 || NOTHING.contains(cells.get(column).toLowerCase(Locale.ROOT))) {
            return OptionalDouble.empty();
        }
        try {
            double value =
                    Double.parseDouble(cells.get(column).replace(',', '.').replace('\u2212', '-'));
            if (Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            throw notANumber(column);
        }
        throw notANumber(column);
    }

    private AnglesCsvException notANumber(int column) {
        String found = ShownText.of(cells.get(column));
        String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
        return new AnglesCsvException(Problem.NOT_A_NUMBER, fileName, text(line), header.name(column), shown);
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private static String number(double value) {
        return Double.toString(value);
    }
}
