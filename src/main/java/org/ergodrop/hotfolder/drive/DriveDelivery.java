package org.ergodrop.hotfolder.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ergodrop.google.Checksums;
import org.ergodrop.google.DriveException;
import org.ergodrop.google.DriveFile;
import org.ergodrop.google.DriveFiles;
import org.ergodrop.google.DriveQuery;
import org.ergodrop.hotfolder.Delivery;
import org.ergodrop.hotfolder.FileNames;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobNotes;

/**
 * Brings a report to Drive exactly once. Its folder is filled in 02-processing and moved to 03-completed when every file in it
 * was read back, so a person never opens half a report.
 */
final class DriveDelivery {

    static final String DELIVERED_AS = "delivered-as";
    private static final String DELIVERED = "delivered";

    private final DriveFiles files;
    private final JobUploads uploads;
    private final DriveVideos videos;
    private final JobNotes notes;
    private final Fence fence;
    private final Clock clock;

    DriveDelivery(DriveFiles files, JobUploads uploads, DriveVideos videos, JobNotes notes, Fence fence, Clock clock) {
        this.files = files;
        this.uploads = uploads;
        this.videos = videos;
        this.notes = notes;
        this.fence = fence;
        this.clock = clock;
    }

    boolean isDone(Job job) {
        return !notes.readMap(job.id(), DELIVERED).isEmpty();
    }

    /** @param report the folder on the local disk */
    Delivery deliver(Job job, Path report, FolderIds folders) throws IOException {
        Map<String, String> done = notes.readMap(job.id(), DELIVERED);
        if (done.isEmpty()) {
            done = bring(job, report, folders);
            notes.write(job.id(), DELIVERED, done);
        }
        Path workbook = report.resolve(done.getOrDefault("workbook", ""));
        return new Delivery(done.get("folder"), done.get("folderLink"), done.get("reportLink"), workbook);
    }

    private Map<String, String> bring(Job job, Path report, FolderIds folders) throws IOException {
        List<Path> contents = contents(report);
        String name = name(job, folders);
        fence.require(job);
        DriveFile folder = uploads.folder(job.id(), name, folders.processing(), "results");
        if (folder.trashed()) {
            // somebody threw the unfinished folder away: what is under these ids is not seen any more
            uploads.forget(job.id(), name);
            contents.forEach(file -> uploads.forget(job.id(), fileName(file)));
            folder = uploads.folder(job.id(), name, folders.processing(), "results");
        }
        List<DriveFile> there = new ArrayList<>();
        for (Path content : contents) {
            // a report that was delivered by another attempt meanwhile must not be written again
            fence.require(job);
            there.add(uploads.file(job.id(), content, fileName(content), folder.id(), kind(content)));
        }
        for (int i = 0; i < contents.size(); i++) {
            prove(contents.get(i), there.get(i).id(), folder.id());
        }
        fence.require(job);
        DriveFile seen = files.move(folder.id(), folders.completed());
        Optional<DriveFile> workbook =
                there.stream().filter(file -> file.name().endsWith(".xlsx")).findFirst();
        return Map.of(
                "folder", seen.name(),
                "folderLink", seen.link(),
                "reportLink", workbook.map(DriveFile::link).orElse(""),
                "workbook", workbook.map(DriveFile::name).orElse(""));
    }

    /** Chosen once, with the job's short id when somebody else's results have the name. */
    private String name(Job job, FolderIds folders) throws IOException {
        Optional<String> chosen = notes.read(job.id(), DELIVERED_AS);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        String free = FileNames.resultsFolder(job.name(), job.id(), clock.instant(), name -> {
            // where it will lie in the end, and where it is filled before
            String there = DriveQuery.named(folders.completed(), folders.processing(), name);
            return videos.isTaken(job, folders.completed(), name, there, "");
        });
        return notes.choose(job.id(), DELIVERED_AS, free);
    }

    /** What Google itself says it has is there. */
    private void prove(Path content, String id, String folder) throws IOException {
        DriveFile there = files.get(id);
        boolean isThere = Checksums.md5(content).equals(there.md5()) && there.isIn(folder) && !there.trashed();
        if (!isThere) {
            throw DriveException.of(DriveException.Kind.OUTAGE, "a report file was not there after its upload");
        }
    }

    private static List<Path> contents(Path report) throws IOException {
        if (!Files.isDirectory(report)) {
            throw new NoSuchFileException(report.toString(), null, "the report is not there");
        }
        try (Stream<Path> all = Files.list(report)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file -> !fileName(file).startsWith("."))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new NoSuchFileException(report.toString(), null, "the report is empty");
            }
            return files;
        }
    }

    private static String fileName(Path file) {
        return file.getFileName().toString();
    }

    private static String kind(Path file) {
        String name = fileName(file);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
