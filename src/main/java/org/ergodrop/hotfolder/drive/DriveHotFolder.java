package org.ergodrop.hotfolder.drive;

import static org.ergodrop.hotfolder.drive.DriveFailures.About.FOLDER;
import static org.ergodrop.hotfolder.drive.DriveFailures.About.VIDEO;
import static org.ergodrop.hotfolder.drive.DriveFailures.named;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ergodrop.google.DriveDownload;
import org.ergodrop.google.DriveFile;
import org.ergodrop.hotfolder.Delivery;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolderException.Kind;
import org.ergodrop.hotfolder.LogLine;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.hotfolder.drive.DriveVideos.Found;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.QueueSettings;
import org.springframework.util.FileSystemUtils;

/** The hot folder on Google Drive: every step asks Drive by id where it stands, so a repeat finds what is done. */
final class DriveHotFolder implements HotFolder {

    private static final String FAILED_AS = "failed-as";

    /** An empty list is only believed when the folder was there so recently. Ours. */
    private static final Duration EMPTY_BELIEVED = Duration.ofSeconds(30);

    private final QueueSettings queue;
    private final VerifiedFolders folders;
    private final DriveParts parts;
    private final Ledger ledger;
    private final JobNotes notes;
    private final DataFolder data;
    private final Fence fence;

    DriveHotFolder(
            QueueSettings queue,
            VerifiedFolders folders,
            DriveParts parts,
            Ledger ledger,
            JobNotes notes,
            DataFolder data) {
        this.queue = queue;
        this.folders = folders;
        this.parts = parts;
        this.ledger = ledger;
        this.notes = notes;
        this.data = data;
        this.fence = new Fence(ledger);
    }

    @Override
    public String queue() {
        return queue.name();
    }

    @Override
    public List<Upload> look() throws IOException {
        FolderIds ids = folders.ids();
        List<Upload> uploads = named(FOLDER, () -> parts.look().at(ids.upload()));
        if (uploads.isEmpty()) {
            // Drive answers with an empty list for a folder that we may not see any more
            folders.ids(EMPTY_BELIEVED);
        }
        return uploads;
    }

    @Override
    public List<String> inProcessing() throws IOException {
        FolderIds ids = folders.ids();
        List<DriveFile> files = named(FOLDER, () -> parts.look().all(ids.processing()));
        if (files.isEmpty()) {
            folders.ids(EMPTY_BELIEVED);
        }
        return files.stream()
                .filter(file -> !file.isFolder())
                .map(file -> file.id() + " " + file.revision())
                .toList();
    }

    @Override
    public boolean isBack(Job ended) throws IOException {
        FolderIds ids = folders.ids();
        return named(VIDEO, () -> {
            Optional<Found> found = parts.videos().find(ended);
            return found.isPresent() && isUnderUpload(found.get().entry(), ids);
        });
    }

    private boolean isUnderUpload(DriveFile entry, FolderIds ids) throws IOException {
        return parts.videos().isUnder(entry, ids.upload(), queue.subfolders());
    }

    @Override
    public boolean claim(Job job) throws IOException {
        FolderIds ids = folders.ids();
        return named(VIDEO, () -> {
            Optional<Found> found = parts.videos().find(job);
            if (found.isEmpty() || !found.get().isWhat(job)) {
                return false;
            }
            DriveFile entry = found.get().entry();
            if (entry.isIn(ids.processing())) {
                return true;
            }
            // a person gave the job another life: its file lies where it was put aside
            boolean isRevived = entry.isIn(ids.failed()) && notes.life(job.id()) > 1;
            if (!isRevived && !isUnderUpload(entry, ids)) {
                return false;
            }
            fence.require(job);
            // by the time of the request the worker may have archived it: then it must not come back
            return parts.files().moveFrom(entry, ids.processing());
        });
    }

    @Override
    public Path fetch(Job job, Progress progress) throws IOException {
        DriveFile content = require(job).content();
        Path folder = Files.createDirectories(data.work(job.id()));
        DriveDownload.Wanted wanted = new DriveDownload.Wanted(
                content.id(), content.revision(), Math.max(0, content.sizeBytes()), content.md5());
        return named(
                VIDEO, () -> parts.downloads().fetch(wanted, folder.resolve(job.id() + ".video"), progress::bytes));
    }

    @Override
    public void confirm(Job job) throws IOException {
        require(job);
    }

    private Found require(Job job) throws IOException {
        Found found = named(VIDEO, () -> parts.videos().find(job))
                .orElseThrow(() -> DriveFailures.of(Kind.GONE, "video.GONE", job.name()));
        if (!found.isWhat(job)) {
            throw DriveFailures.of(Kind.REPLACED, "video.REPLACED", job.name());
        }
        return found;
    }

    @Override
    public Path reportFolder(Job job) throws IOException {
        FileSystemUtils.deleteRecursively(report(job));
        return Files.createDirectories(report(job));
    }

    @Override
    public boolean hasReport(Job job) {
        return parts.delivery().isDone(job) || Files.isDirectory(report(job));
    }

    private Path report(Job job) {
        return data.work(job.id()).resolve("report");
    }

    @Override
    public Delivery deliver(Job job) throws IOException {
        FolderIds ids = folders.ids();
        return named(FOLDER, () -> parts.delivery().deliver(job, report(job), ids));
    }

    @Override
    public void archive(Job job) throws IOException {
        if (!parts.delivery().isDone(job)) {
            throw new IllegalStateException("job " + job.id() + " is not delivered, so its video stays");
        }
        FolderIds ids = folders.ids();
        named(VIDEO, () -> {
            Optional<Found> found = parts.videos().find(job);
            if (found.isEmpty()) {
                return null;
            }
            fence.require(job);
            if (!found.get().isWhat(job)) {
                giveBack(found.get(), ids);
                return null;
            }
            switch (queue.archive()) {
                case ARCHIVE -> parts.videos().file(job, found.get(), ids.archive(), JobNotes.ARCHIVED_AS);
                case TRASH -> parts.files().trash(found.get().entry().id());
                case LEAVE -> {}
            }
            return null;
        });
    }

    @Override
    public void giveBack(Job job) throws IOException {
        FolderIds ids = folders.ids();
        named(VIDEO, () -> {
            Optional<Found> found = parts.videos().find(job);
            if (found.isPresent()) {
                fence.require(job);
                giveBack(found.get(), ids);
            }
            return null;
        });
    }

    private void giveBack(Found found, FolderIds ids) throws IOException {
        if (found.entry().isIn(ids.processing())) {
            parts.files().move(found.entry().id(), ids.upload());
        }
    }

    @Override
    public void putAside(Job job, Outcome outcome, String reason) throws IOException {
        FolderIds ids = folders.ids();
        named(VIDEO, () -> {
            Optional<Found> found = parts.videos().find(job);
            if (found.isEmpty()) {
                return null;
            }
            DriveFile entry = found.get().entry();
            fence.require(job);
            boolean isOurs = entry.isIn(ids.processing()) || entry.isIn(ids.failed()) || isUnderUpload(entry, ids);
            if (!found.get().isWhat(job)) {
                giveBack(found.get(), ids);
            } else if (isOurs) {
                String name = parts.videos().name(job, found.get(), ids.failed(), FAILED_AS);
                Path text = Files.createDirectories(data.work(job.id())).resolve("reason.txt");
                Files.writeString(text, reason + "\n");
                parts.uploads().file(job.id(), text, name + ".reason.txt", ids.failed(), "reason");
                fence.require(job);
                parts.videos().file(job, found.get(), ids.failed(), FAILED_AS);
            }
            return null;
        });
    }

    @Override
    public void log(Job job, Outcome outcome) throws IOException {
        FolderIds ids = folders.ids();
        LogLine.Names names = new LogLine.Names(
                notes.read(job.id(), DriveDelivery.DELIVERED_AS),
                notes.read(job.id(), JobNotes.ARCHIVED_AS),
                notes.read(job.id(), FAILED_AS),
                notes.life(job.id()));
        named(FOLDER, () -> {
            fence.require(job);
            parts.log().append(job, outcome, names, ids.logs());
            return null;
        });
    }

    @Override
    public void forget(Job job) throws IOException {
        Path video = data.work(job.id()).resolve(job.id() + ".video");
        for (String suffix : List.of("", ".part", ".part.of")) {
            Files.deleteIfExists(video.resolveSibling(video.getFileName() + suffix));
        }
    }

    @Override
    public int returnStrays() throws IOException {
        FolderIds ids = folders.ids();
        return named(FOLDER, () -> {
            int returned = 0;
            for (DriveFile file : parts.look().all(ids.processing())) {
                // asked once more, after the ledger: its job may have ended since the list, and taken it along
                Optional<DriveFile> now = isStray(file) ? parts.videos().find(file.id()) : Optional.empty();
                if (now.isPresent()
                        && now.get().isIn(ids.processing())
                        && parts.files().moveFrom(now.get(), ids.upload())) {
                    returned++;
                }
            }
            return returned;
        });
    }

    private boolean isStray(DriveFile file) {
        return !file.isFolder()
                && ledger.ofFile(queue.name(), file.id()).stream()
                        .noneMatch(job -> !job.closed() || job.state() == JobState.NOTIFIED);
    }
}
