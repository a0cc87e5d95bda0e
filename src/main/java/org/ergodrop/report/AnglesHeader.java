package org.ergodrop.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.analysis.posture.Angle;

/**
 * The header of an angles CSV: whose it is, what separates its cells, and where each column is. Columns may stand in any
 * order; unknown ones are passed over.
 */
final class AnglesHeader {

    /** Whose columns they are. */
    enum Origin {
        ERGODROP,
        PROTOTYPE
    }

    /** The prototype's columns; its "_joints" columns are a second opinion that its own report does not count either. */
    private static final Map<Angle, String> PROTOTYPE = Map.of(
            Angle.TRUNK_FLEXION, "trunk_angle_skin",
            Angle.NECK_FLEXION, "neck_angle_skin",
            Angle.LEFT_ARM_TRUNK, "left_arm_angle",
            Angle.RIGHT_ARM_TRUNK, "right_arm_angle");

    private final List<String> columns;
    private final char separator;
    private final Origin origin;
    private final Map<Angle, Integer> angles = new EnumMap<>(Angle.class);

    private AnglesHeader(List<String> columns, char separator, Origin origin) {
        this.columns = columns;
        this.separator = separator;
        this.origin = origin;
        for (Angle angle : Angle.values()) {
            String name = origin == Origin.ERGODROP ? angle.column() : PROTOTYPE.getOrDefault(angle, "");
            int at = columns.indexOf(name);
            if (at >= 0) {
                angles.put(angle, at);
            }
        }
    }

    /**
     * @throws AnglesCsvException when the line is no such header, or a column that is counted is missing
     */
    static AnglesHeader parse(String line, String fileName) throws AnglesCsvException {
        char separator = separatorOf(line);
        List<String> columns = new ArrayList<>();
        for (String cell : line.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1)) {
            columns.add(cell.strip().replaceAll("^\"|\"$", "").strip().toLowerCase(Locale.ROOT));
        }
        AnglesHeader header;
        if (columns.contains("time_s") && columns.contains(Angle.TRUNK_FLEXION.column())) {
            header = new AnglesHeader(columns, separator, Origin.ERGODROP);
        } else if (columns.contains("time_seconds") && columns.contains("trunk_angle_skin")) {
            header = new AnglesHeader(columns, separator, Origin.PROTOTYPE);
        } else {
            throw new AnglesCsvException(AnglesCsvException.Problem.NOT_ANGLES, fileName);
        }
        header.requireCounted(fileName);
        return header;
    }

    /** The separator that occurs most in the header: no column's name has one. */
    private static char separatorOf(String line) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long occurs = line.chars().filter(c -> c == candidate).count();
            if (occurs > most) {
                best = candidate;
                most = occurs;
            }
        }
        return best;
    }

    private void requireCounted(String fileName) throws AnglesCsvException {
        for (Map.Entry<Angle, String> counted : PROTOTYPE.entrySet()) {
            if (!angles.containsKey(counted.getKey())) {
                String name = origin == Origin.ERGODROP ? counted.getKey().column() : counted.getValue();
                throw new AnglesCsvException(AnglesCsvException.Problem.MISSING_COLUMN, fileName, name);
            }
        }
        if (origin == Origin.PROTOTYPE && !columns.contains("fps")) {
            throw new AnglesCsvException(AnglesCsvException.Problem.MISSING_COLUMN, fileName, "fps");
        }
    }

    Origin origin() {
        return origin;
    }

    char separator() {
        return separator;
    }

    int width() {
        return columns.size();
    }

    String name(int column) {
        return columns.get(column);
    }

    /** Where a column is, -1 when the file has none. */
    int column(String name) {
        return columns.indexOf(name);
    }

    /** Where an angle's column is, -1 when the file has none. */
    int column(Angle angle) {
        return angles.getOrDefault(angle, -1);
    }

    int timeColumn() {
        return columns.indexOf(origin == Origin.ERGODROP ? "time_s" : "time_seconds");
    }
}
