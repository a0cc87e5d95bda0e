package org.ergodrop.hotfolder.drive;

import java.io.IOException;
import java.util.Optional;
import org.ergodrop.google.DriveException;
import org.ergodrop.google.DriveFile;
import org.ergodrop.google.DriveFiles;
import org.ergodrop.google.DriveQuery;
import org.ergodrop.hotfolder.FileNames;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobNotes;

/** The videos of jobs where they lie on Drive, asked by id: a list may be minutes old. */
final class DriveVideos {

    /** Deeper nobody looks for 01-upload above a file. Ours. */
    private static final int MAX_DEPTH = 20;

    /**
     * A job's file.
     *
     * @param entry what lies in our folder and is moved: the video, or a shortcut to it
     * @param content what holds the bytes
     */
    record Found(DriveFile entry, DriveFile content) {

        /** Whether it still holds what the job is about. */
        boolean isWhat(Job job) {
            return content.revision().equals(job.file().revision());
        }
    }

    private final DriveFiles files;
    private final JobNotes notes;

    DriveVideos(DriveFiles files, JobNotes notes) {
        this.files = files;
        this.notes = notes;
    }

    /** Empty when it is gone or in the trash. */
    Optional<Found> find(Job job) throws IOException {
        Optional<DriveFile> entry = find(job.file().fileId());
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        String target = entry.get().shortcutTo();
        Optional<DriveFile> content = target == null ? entry : find(target);
        return content.map(bytes -> new Found(entry.get(), bytes));
    }

    /** The same, of one file. */
    Optional<DriveFile> find(String id) throws IOException {
        try {
            return Optional.of(files.get(id)).filter(file -> !file.trashed());
        } catch (DriveException e) {
            if (e.kind() == DriveException.Kind.GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether a file lies in a folder, or (when subfolders count) somewhere below it. */
    boolean isUnder(DriveFile file, String folder, boolean subfolders) throws IOException {
        DriveFile now = file;
        for (int depth = 0; depth < MAX_DEPTH && !now.parents().isEmpty(); depth++) {
            if (now.isIn(folder)) {
                return true;
            }
            Optional<DriveFile> parent = subfolders ? find(now.parents().get(0)) : Optional.empty();
            if (parent.isEmpty()) {
                return false;
            }
            now = parent.get();
        }
        return false;
    }

    /** Into {@code folder}, under {@link #name}. */
    void file(Job job, Found found, String folder, String note) throws IOException {
        String name = name(job, found, folder, note);
        files.move(found.entry().id(), folder, found.entry().name().equals(name) ? null : name);
    }

    /** Its name in {@code folder}: its own unless that is taken there; chosen once. */
    String name(Job job, Found found, String folder, String note) throws IOException {
        Optional<String> chosen = notes.read(job.id(), note);
        return chosen.isPresent() ? chosen.get() : notes.choose(job.id(), note, free(job, found, folder));
    }

    private String free(Job job, Found found, String folder) throws IOException {
        String own = found.entry().name();
        String there = DriveQuery.named(folder, own);
        return isTaken(job, folder, own, there, found.entry().id())
                ? FileNames.video(own, job.id(), name -> true)
                : own;
    }

    /** Whether another job will use the name in this folder, or the query finds anything but {@code exceptId}. */
    boolean isTaken(Job job, String folder, String name, String query, String exceptId) throws IOException {
        return !notes.reserve(job.id(), folder, name)
                || files.find(query).stream().anyMatch(file -> !file.id().equals(exceptId));
    }
}
