package org.ergodrop.hotfolder.drive;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.ergodrop.google.DriveException;
import org.ergodrop.google.DriveFile;
import org.ergodrop.google.DriveFiles;
import org.ergodrop.hotfolder.LogLine;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.LogLines;
import org.ergodrop.jobs.LogLines.Day;
import org.ergodrop.jobs.LogLines.Line;
import org.jspecify.annotations.Nullable;

/**
 * One JSON line for every job that ended, in {@code processing_log_<yyyy-MM-dd>.json} of the day it ended. Drive has no append
 * and no compare-and-set: the file is written whole, by one process after the other, each with the lines of all. The ledger has the
 * day's lines too: while Drive's checksum is the one of these, nobody reads the file; when it is not, somebody else wrote, and what
 * he overwrote is written again.
 */
final class DriveLog {

    private static final String DAY = "log-day";

    /** Others who write at the same time are few. Ours. */
    private static final int MAX_TRIES = 20;

    /** Lines that are brought in one request; more waiting ones take several. Ours. */
    private static final int MOST_AT_ONCE = 500;

    /** A longer text is not kept but put together again from the ledger, some 50,000 lines [bytes]. Ours. */
    private static final int MOST_KEPT = 16 << 20;

    private final DriveFiles files;
    private final DayFile dayFile;
    private final JobNotes notes;
    private final LogLines lines;
    private final Clock clock;

    /** What the file of this day held when this process wrote or read it last: the ledger's lines up to a place. */
    private @Nullable Day day;

    private LogText text = LogText.EMPTY;
    private long place;

    DriveLog(DriveFiles files, JobNotes notes, LogLines lines, Clock clock) {
        this.files = files;
        this.dayFile = new DayFile(files, lines);
        this.notes = notes;
        this.lines = lines;
        this.clock = clock;
    }

    /** Once for each life of a job: a repeat, also one over midnight, finds its line. */
    void append(Job job, Outcome outcome, LogLine.Names names, String logsFolder) throws IOException {
        int life = names.life();
        if (lines.isWritten(job.id(), life)) {
            return;
        }
        String date =
                notes.choose(job.id(), DAY + "-" + life, LocalDate.now(clock).toString());
        Day ended = new Day(logsFolder, LocalDate.parse(date));
        Line line = new Line(job.id(), life, LogLine.of(job, outcome, names, clock));
        lines.add(ended, line);
        dayFile.require(ended);
        write(ended, line);
    }

    /** Of a process one waits for the turn; the others, like other processes, mostly find their lines written by then. */
    private synchronized void write(Day ended, Line mine) throws IOException {
        if (lines.isWritten(mine.job(), mine.life())) {
            return;
        }
        boolean isKept = false;
        try {
            lines.alone(ended, () -> writeAll(ended, mine));
            isKept = true;
        } finally {
            if (!isKept) {
                // the ledger may know nothing of what was written last
                keep(LogText.EMPTY, 0);
            }
        }
    }

    /** Others wait meanwhile; a person, or a worker that hung, may still write at the same time. */
    private void writeAll(Day ended, Line mine) throws IOException {
        if (!ended.equals(day)) {
            day = ended;
            keep(LogText.EMPTY, 0);
            lines.dropBefore(ended);
        }
        while (!lines.isWritten(mine.job(), mine.life())) {
            List<Line> waiting = lines.waiting(ended, MOST_AT_ONCE);
            if (waiting.isEmpty()) {
                throw new IllegalStateException("the log line of job " + mine.job() + " is not in the ledger");
            }
            LogText now = bring(ended, waiting);
            keep(now, lines.written(ended, waiting));
        }
    }

    private void keep(LogText now, long upTo) {
        boolean fits = now.bytes().length <= MOST_KEPT;
        text = fits ? now : LogText.EMPTY;
        place = fits ? upTo : 0;
    }

    /** @return what Drive holds then */
    private LogText bring(Day ended, List<Line> waiting) throws IOException {
        LogText known = text.with(lines.writtenAfter(ended, place));
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            DriveFile file = dayFile.of(ended);
            boolean isKnown = known.md5().equals(file.md5());
            LogText there = isKnown ? known : LogText.of(files.read(file.id()));
            List<Line> missing = there.without(isKnown ? waiting : all(ended, waiting));
            if (missing.isEmpty()) {
                return there;
            }
            if (isKnown || files.get(file.id()).version() == file.version()) {
                known = there.with(missing);
                files.write(file.id(), DayFile.TYPE, known.bytes());
                if (known.md5().equals(files.get(file.id()).md5())) {
                    return known;
                }
            }
        }
        throw DriveException.of(DriveException.Kind.BUSY, "the log is written by others all the time");
    }

    /** What should be there: what was written before, whoever wrote it, and what waits. */
    private List<Line> all(Day ended, List<Line> waiting) {
        return Stream.concat(lines.writtenAfter(ended, 0).stream(), waiting.stream())
                .toList();
    }
}
