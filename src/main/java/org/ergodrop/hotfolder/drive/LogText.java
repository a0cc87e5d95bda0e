package org.ergodrop.hotfolder.drive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ergodrop.google.Checksums;
import org.ergodrop.hotfolder.LogLine;
import org.ergodrop.jobs.LogLines.Line;

/** What stands in a day's file, and about which jobs. */
final class LogText {

    static final LogText EMPTY = new LogText(new byte[0], Set.of());

    private final byte[] bytes;
    private final Set<LogLine.About> jobs;

    private LogText(byte[] bytes, Set<LogLine.About> jobs) {
        this.bytes = bytes;
        this.jobs = jobs;
    }

    static LogText of(byte[] bytes) {
        return new LogText(
                bytes,
                new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .flatMap(line -> LogLine.about(line).stream())
                        .collect(Collectors.toSet()));
    }

    byte[] bytes() {
        return bytes;
    }

    String md5() {
        return Checksums.md5(bytes);
    }

    /** Those of which no complete line is there. */
    List<Line> without(List<Line> lines) {
        return lines.stream().filter(line -> !jobs.contains(about(line))).toList();
    }

    /** With these lines at its end. */
    LogText with(List<Line> lines) {
        if (lines.isEmpty()) {
            return this;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length + (lines.size() << 9));
        all.writeBytes(bytes);
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            all.write('\n');
        }
        Set<LogLine.About> more = new HashSet<>(jobs);
        for (Line line : lines) {
            all.writeBytes((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
            more.add(about(line));
        }
        return new LogText(all.toByteArray(), more);
    }

    private static LogLine.About about(Line line) {
        return new LogLine.About(line.job().value(), line.life());
    }
}
