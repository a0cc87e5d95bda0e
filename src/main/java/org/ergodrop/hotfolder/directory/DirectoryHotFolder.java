package org.ergodrop.hotfolder.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ergodrop.hotfolder.ClaimedVideo;
import org.ergodrop.hotfolder.ClaimedVideo.Stage;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.JobId;

/** The hot folder on the local disk. A step that must not happen twice is announced in the job's note before it is done. */
final class DirectoryHotFolder implements HotFolder {

    private final Folders folders;
    private final UploadWatch watch;
    private final JobNotes notes;
    private final ProcessingLog log;
    private final Disk disk;
    private final Clock clock;
    private final RandomGenerator random;

    DirectoryHotFolder(DirectoryProperties properties, Disk disk, Clock clock, RandomGenerator random) {
        this.folders = new Folders(properties.root());
        this.watch = new UploadWatch(folders.upload(), properties.minAge(), clock);
        this.notes = new JobNotes(folders.processing(), disk);
        this.log = new ProcessingLog(folders.logs(), disk, clock);
        this.disk = disk;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public List<Upload> finishedUploads() throws IOException {
        return watch.look();
    }

    @Override
    public synchronized Optional<JobId> claim(Upload upload) throws IOException {
        if (!watch.isUnchanged(upload)) {
            return Optional.empty();
        }
        JobId id = JobId.fresh(clock.instant(), random);
        disk.createFolder(notes.folder(id));
        notes.write(JobNote.of(id, upload.name(), clock.instant()));
        try {
            disk.move(folders.upload().resolve(upload.name()), notes.folder(id).resolve(upload.name()));
        } catch (NoSuchFileException takenAway) {
            notes.remove(id);
            return Optional.empty();
        }
        return Optional.of(id);
    }

    @Override
    public synchronized List<JobId> claimed() throws IOException {
        return notes.all();
    }

    @Override
    public synchronized ClaimedVideo begin(JobId id) throws IOException {
        JobNote note = notes.read(id);
        note = notes.write(note.withStarts(note.starts() + 1));
        return new ClaimedVideo(id, video(id, note), note.originalName(), note.starts(), stage(id, note));
    }

    private Stage stage(JobId id, JobNote note) {
        if (note.failedAs() != null) {
            return Stage.GIVEN_UP;
        }
        if (note.deliveredAs() != null
                && (exists(folders.completed().resolve(note.deliveredAs())) || exists(unseenReport(id)))) {
            return Stage.DELIVERED;
        }
        return exists(video(id, note)) ? Stage.NEW : Stage.GONE;
    }

    @Override
    public synchronized void uncount(JobId id) throws IOException {
        if (notes.exists(id)) {
            JobNote note = notes.read(id);
            notes.write(note.withStarts(Math.max(0, note.starts() - 1)));
        }
    }

    @Override
    public synchronized Path reportFolder(JobId id) throws IOException {
        disk.removeOwn(unseenReport(id));
        disk.createFolder(unseenReport(id));
        return unseenReport(id);
    }

    @Override
    public synchronized String deliver(JobId id) throws IOException {
        JobNote note = notes.read(id);
        Path unseen = unseenReport(id);
        if (exists(unseen)) {
            disk.settleFiles(unseen);
            String name = note.deliveredAs();
            if (name == null || exists(folders.completed().resolve(name))) {
                name = FileNames.resultsFolder(folders.completed(), note.originalName(), id, clock.instant());
                notes.write(note.withDeliveredAs(name));
            }
            disk.move(unseen, folders.completed().resolve(name));
            return name;
        }
        if (note.deliveredAs() == null || !exists(folders.completed().resolve(note.deliveredAs()))) {
            throw new NoSuchFileException(unseen.toString(), null, "the report is not there");
        }
        return note.deliveredAs();
    }

    @Override
    public synchronized void archive(JobId id) throws IOException {
        JobNote note = notes.read(id);
        if (note.deliveredAs() == null) {
            throw new IllegalStateException("job " + id + " is not delivered, so its video stays");
        }
        String name = note.archivedAs();
        Path video = video(id, note);
        if (name == null || (exists(video) && exists(folders.archive().resolve(name)))) {
            name = FileNames.video(folders.archive(), note.originalName(), id);
            notes.write(note.withArchivedAs(name));
        }
        if (exists(video)) {
            disk.move(video, folders.archive().resolve(name));
        }
    }

    @Override
    public synchronized void putAside(JobId id, Outcome outcome, String reason) throws IOException {
        JobNote note = notes.read(id);
        Path video = video(id, note);
        String name = note.failedAs();
        if (name == null || (exists(video) && exists(folders.failed().resolve(name)))) {
            name = FileNames.video(folders.failed(), note.originalName(), id);
            note = notes.write(note.withFailedAs(name, outcome, reason));
        }
        if (exists(video)) {
            disk.write(folders.failed().resolve(name + ".reason.txt"), note.reason() + "\n");
            disk.move(video, folders.failed().resolve(name));
        }
    }

    @Override
    public synchronized void close(JobId id) throws IOException {
        if (!notes.exists(id)) {
            return;
        }
        JobNote note = notes.read(id);
        if (exists(video(id, note))) {
            throw new IllegalStateException("job " + id + " still holds its video");
        }
        log.append(note);
        disk.removeOwn(unseenReport(id));
        notes.remove(id);
    }

    private Path video(JobId id, JobNote note) {
        return notes.folder(id).resolve(note.originalName());
    }

    /** On the disk of the finished reports, so that delivering is one rename. */
    private Path unseenReport(JobId id) {
        return folders.completed().resolve("." + id + ".partial");
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes what a crash between two steps of {@link #claim} leaves: a job whose video never left 01-upload. */
    void tidy() throws IOException {
        try (Stream<Path> all = Files.list(folders.processing())) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                try (Stream<Path> content = Files.list(folder)) {
                    if (content.allMatch(file -> file.getFileName().toString().startsWith("."))
                            && !isBegun(new JobId(folder.getFileName().toString()))) {
                        disk.removeOwn(folder);
                    }
                }
            }
        }
    }

    private boolean isBegun(JobId id) throws IOException {
        return notes.exists(id) && notes.read(id).starts() > 0;
    }
}
