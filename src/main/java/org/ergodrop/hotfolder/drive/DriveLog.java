package org.ergodrop.hotfolder.drive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.google.DriveException;
import org.ergodrop.google.DriveFile;
import org.ergodrop.google.DriveFiles;
import org.ergodrop.google.DriveQuery;
import org.ergodrop.google.NewFile;
import org.ergodrop.hotfolder.LogLine;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.Turns;
import org.jspecify.annotations.Nullable;

/**
 * One JSON line for every job that ended, in {@code processing_log_<yyyy-MM-dd>.json} of the day it ended. Drive has no append
 * and no compare-and-set: the file is read, written whole and read again, by one process after the other; who still finds
 * lines of his overwritten, at once or the next time, writes them again.
 */
final class DriveLog {

    private static final String DAY = "log-day";
    private static final String LOGGED = "logged";
    private static final String TYPE = "application/json";

    /** Others who write at the same time are few. Ours. */
    private static final int MAX_TRIES = 20;

    private final DriveFiles files;
    private final JobNotes notes;
    private final Turns turns;
    private final Clock clock;
    private final Map<String, String> known = new HashMap<>();

    /** What this process wrote into the newest day's file: another one may have overwritten it in between. */
    private final Map<Entry, String> written = new LinkedHashMap<>();

    /** One life of one job has one line. */
    private record Entry(JobId job, int life) {}

    private String writtenInto = "";

    DriveLog(DriveFiles files, JobNotes notes, Turns turns, Clock clock) {
        this.files = files;
        this.notes = notes;
        this.turns = turns;
        this.clock = clock;
    }

    /** Once for each life of a job: a repeat, also one over midnight, finds its line. */
    synchronized void append(Job job, Outcome outcome, LogLine.Names names, String logsFolder) throws IOException {
        String life = String.valueOf(names.life());
        if (notes.read(job.id(), LOGGED).equals(Optional.of(life))) {
            return;
        }
        String day =
                notes.choose(job.id(), DAY + "-" + life, LocalDate.now(clock).toString());
        String name = "processing_log_" + day + ".json";
        String line = LogLine.of(job, outcome, names, clock) + "\n";
        if (!writtenInto.equals(name)) {
            written.clear();
            writtenInto = name;
        }
        written.put(new Entry(job.id(), names.life()), line);
        turns.alone("log " + logsFolder, () -> write(logsFolder, name));
        notes.write(job.id(), LOGGED, life);
    }

    /** Other processes of ours wait meanwhile; a person, or a worker that hung, may still write at the same time. */
    private void write(String folder, String name) throws IOException {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            if (isWritten(file(folder, name))) {
                return;
            }
        }
        throw DriveException.of(DriveException.Kind.BUSY, "the log is written by others all the time");
    }

    private boolean isWritten(DriveFile file) throws IOException {
        byte[] before = files.read(file.id());
        List<String> missing = missing(before);
        if (missing.isEmpty()) {
            return true;
        }
        if (files.get(file.id()).version() != file.version()) {
            return false;
        }
        files.write(file.id(), TYPE, joined(before, missing));
        return missing(files.read(file.id())).isEmpty();
    }

    private List<String> missing(byte[] content) {
        List<String> there = new String(content, StandardCharsets.UTF_8).lines().toList();
        return written.entrySet().stream()
                .filter(mine -> there.stream()
                        .noneMatch(line -> LogLine.isAbout(
                                mine.getKey().job(), mine.getKey().life(), line)))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static byte[] joined(byte[] before, List<String> lines) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(before);
        if (before.length > 0 && before[before.length - 1] != '\n') {
            all.write('\n');
        }
        for (String line : lines) {
            all.write(line.getBytes(StandardCharsets.UTF_8));
        }
        return all.toByteArray();
    }

    /** The day's file, made when it is missing. */
    private DriveFile file(String folder, String name) throws IOException {
        String id = known.get(name);
        if (id != null) {
            try {
                DriveFile file = files.get(id);
                if (!file.trashed() && file.isIn(folder)) {
                    return file;
                }
            } catch (DriveException e) {
                if (e.kind() != DriveException.Kind.GONE) {
                    throw e;
                }
            }
            known.remove(name);
        }
        DriveFile found = oldest(folder, name);
        if (found == null) {
            DriveFile made =
                    files.create(new NewFile(files.newId(), name, folder, TYPE, Map.of("ergodrop_kind", "log")));
            found = firstOf(made, oldest(folder, name));
        }
        known.put(name, found.id());
        return found;
    }

    /** Two workers may make the day's file together: the older one stays, the other one held nothing yet. */
    private DriveFile firstOf(DriveFile made, @Nullable DriveFile oldest) throws IOException {
        if (oldest == null || oldest.id().equals(made.id())) {
            return made;
        }
        files.trash(made.id());
        return oldest;
    }

    private @Nullable DriveFile oldest(String folder, String name) throws IOException {
        List<DriveFile> found = files.find(DriveQuery.named(folder, name));
        return found.stream()
                .min(Comparator.comparing(DriveFile::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(DriveFile::id))
                .orElse(null);
    }
}
