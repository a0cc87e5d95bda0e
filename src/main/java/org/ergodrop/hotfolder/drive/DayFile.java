package org.ergodrop.hotfolder.drive;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.google.DriveException;
import org.ergodrop.google.DriveFile;
import org.ergodrop.google.DriveFiles;
import org.ergodrop.google.DriveQuery;
import org.ergodrop.google.NewFile;
import org.ergodrop.jobs.LogLines;
import org.ergodrop.jobs.LogLines.Day;

/**
 * The file of a day, {@code processing_log_<yyyy-MM-dd>.json}. Its id stands in the ledger before it is made: Drive takes two files
 * of one name, and a list may be minutes old.
 */
final class DayFile {

    static final String TYPE = "application/json";

    private final DriveFiles files;
    private final LogLines lines;

    DayFile(DriveFiles files, LogLines lines) {
        this.files = files;
        this.lines = lines;
    }

    /** Makes it, or takes one that is there; for before the turn, so that its id is kept whatever happens in the turn. */
    void require(Day day) throws IOException {
        if (lines.file(day).isEmpty()) {
            of(day);
        }
    }

    /** As Drive has it now; another one when a person threw it away. */
    DriveFile of(Day day) throws IOException {
        Optional<String> known = lines.file(day);
        Optional<DriveFile> there = known.isEmpty() ? Optional.empty() : whatIsThere(known.get(), day);
        return there.isPresent() ? there.get() : other(day, known.orElse(""));
    }

    private Optional<DriveFile> whatIsThere(String id, Day day) throws IOException {
        try {
            return Optional.of(getOrMake(id, day)).filter(file -> !file.trashed() && file.isIn(day.folder()));
        } catch (DriveException e) {
            if (e.kind() == DriveException.Kind.GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Who chose the id may not have made the file yet, or have died before. */
    private DriveFile getOrMake(String id, Day day) throws IOException {
        try {
            return files.get(id);
        } catch (DriveException e) {
            if (e.kind() != DriveException.Kind.GONE) {
                throw e;
            }
            return make(id, day);
        }
    }

    private DriveFile make(String id, Day day) throws IOException {
        return files.create(new NewFile(id, name(day), day.folder(), TYPE, Map.of("ergodrop_kind", "log")));
    }

    private DriveFile other(Day day, String gone) throws IOException {
        Optional<DriveFile> listed = files.find(DriveQuery.named(day.folder(), name(day))).stream()
                .filter(file -> !file.id().equals(gone))
                .min(Comparator.comparing(DriveFile::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(DriveFile::id));
        String id = listed.isPresent() ? listed.get().id() : files.newId();
        String chosen = lines.chooseFile(day, gone, id);
        return listed.isPresent() ? getOrMake(chosen, day) : make(chosen, day);
    }

    private static String name(Day day) {
        return "processing_log_" + day.date() + ".json";
    }
}
