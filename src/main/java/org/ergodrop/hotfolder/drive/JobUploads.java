package org.ergodrop.hotfolder.drive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ergodrop.google.DriveException;
import org.ergodrop.google.DriveFile;
import org.ergodrop.google.DriveFiles;
import org.ergodrop.google.DriveUpload;
import org.ergodrop.google.NewFile;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobNotes;

/** Files and folders that a job makes on Drive, each exactly once: its id stands in the job's notes before it is used. */
final class JobUploads {

    private static final Map<String, String> TYPES = Map.of(
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "csv", "text/csv",
            "json", "application/json",
            "txt", "text/plain");

    private final DriveFiles files;
    private final DriveUpload uploads;
    private final JobNotes notes;

    JobUploads(DriveFiles files, DriveUpload uploads, JobNotes notes) {
        this.files = files;
        this.uploads = uploads;
        this.notes = notes;
    }

    DriveFile folder(JobId job, String name, String parent, String kind) throws IOException {
        return files.create(new NewFile(id(job, name), name, parent, DriveFile.FOLDER, marks(job, kind)));
    }

    /** The content as it is now; what an earlier attempt left under the same id is replaced. */
    DriveFile file(JobId job, Path content, String name, String parent, String kind) throws IOException {
        NewFile wanted = new NewFile(id(job, name), name, parent, type(name), marks(job, kind));
        JobVault vault = new JobVault(notes, job, "up-" + key(name));
        try {
            return uploads.upload(wanted, content, vault);
        } catch (DriveException e) {
            if (e.kind() != DriveException.Kind.EXISTS) {
                throw e;
            }
            return uploads.replace(wanted.id(), wanted.mimeType(), content, vault);
        }
    }

    /** The id of what is called so, chosen once. */
    String id(JobId job, String name) throws IOException {
        Optional<String> chosen = notes.read(job, "id-" + key(name));
        return chosen.isPresent() ? chosen.get() : notes.choose(job, "id-" + key(name), files.newId());
    }

    /** The next use of the name makes another file. */
    void forget(JobId job, String name) {
        notes.remove(job, "id-" + key(name));
        notes.remove(job, "up-" + key(name));
    }

    /** Names are long, names of notes are not. */
    private static String key(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Map<String, String> marks(JobId job, String kind) {
        return Map.of("ergodrop_job", job.value(), "ergodrop_kind", kind);
    }

    private static String type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }
}
