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
        Optional<DriveFile> there = known.isEmpty() ? Optional.empty() : get(known.get(), day.folder());
        return there.isPresent() ? there.get() : other(day, known.orElse(""));
    }

    private Optional<DriveFile> get(String id, String folder) throws IOException {
        try {
            return Optional.of(files.get(id)).filter(file -> !file.trashed() && file.isIn(folder));
        } catch (DriveException e) {
            if (e.kind() == DriveException.Kind.GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private DriveFile other(Day day, String gone) throws IOException {
        String name = "processing_log_" + day.date() + ".json";
        Optional<DriveFile> listed = files.find(DriveQuery.named(day.folder(), name)).stream()
                .filter(file -> !file.id().equals(gone))
                .min(Comparator.comparing(DriveFile::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(DriveFile::id));
        String id = listed.isPresent() ? listed.get().id() : files.newId();
        String chosen = lines.chooseFile(day, gone, id);
        return listed.isPresent()
                ? files.get(chosen)
                : files.create(new NewFile(chosen, name, day.folder(), TYPE, Map.of("ergodrop_kind", "log")));
    }
}
