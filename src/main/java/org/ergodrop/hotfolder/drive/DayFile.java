package org.ergodrop.hotfolder.drive;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ergodrop.google.DriveException;
import org.ergodrop.google.DriveFile;
import org.ergodrop.google.DriveFiles;
import org.ergodrop.google.DriveQuery;
import org.ergodrop.google.NewFile;
import org.ergodrop.jobs.LogLines.Day;
import org.jspecify.annotations.Nullable;

/** Finds the file of a day, {@code processing_log_<yyyy-MM-dd>.json}, and makes it when it is missing. */
final class DayFile {

    static final String TYPE = "application/json";

    private final DriveFiles files;

    /** Asked for last, and its id. */
    private @Nullable Day day;

    private String id = "";

    DayFile(DriveFiles files) {
        this.files = files;
    }

    /** As Drive has it now: not from a list, which may be minutes old. */
    DriveFile of(Day wanted) throws IOException {
        DriveFile there = wanted.equals(day) ? known(wanted.folder()) : null;
        if (there == null) {
            there = found(wanted.folder(), "processing_log_" + wanted.date() + ".json");
            day = wanted;
            id = there.id();
        }
        return there;
    }

    private @Nullable DriveFile known(String folder) throws IOException {
        try {
            DriveFile file = files.get(id);
            return file.trashed() || !file.isIn(folder) ? null : file;
        } catch (DriveException e) {
            if (e.kind() == DriveException.Kind.GONE) {
                return null;
            }
            throw e;
        }
    }

    private DriveFile found(String folder, String name) throws IOException {
        DriveFile listed = oldest(folder, name);
        if (listed != null) {
            return files.get(listed.id());
        }
        DriveFile made = files.create(new NewFile(files.newId(), name, folder, TYPE, Map.of("ergodrop_kind", "log")));
        return firstOf(made, oldest(folder, name));
    }

    /** Two workers may make the day's file together: the older one stays, the other one held nothing yet. */
    private DriveFile firstOf(DriveFile made, @Nullable DriveFile oldest) throws IOException {
        if (oldest == null || oldest.id().equals(made.id())) {
            return made;
        }
        files.trash(made.id());
        return files.get(oldest.id());
    }

    private @Nullable DriveFile oldest(String folder, String name) throws IOException {
        List<DriveFile> found = files.find(DriveQuery.named(folder, name));
        return found.stream()
                .min(Comparator.comparing(DriveFile::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(DriveFile::id))
                .orElse(null);
    }
}
