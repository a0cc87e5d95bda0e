package org.ergodrop.hotfolder.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ergodrop.hotfolder.Delivery;
import org.ergodrop.hotfolder.FileNames;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.text.Sentences;

/**
 * The hot folder on the local disk: moves are renames. A name that must not be chosen twice stands in the job's notes before
 * it is used.
 */
final class DirectoryHotFolder implements HotFolder {

    private static final Sentences SENTENCES = Sentences.of(DirectoryHotFolder.class);

    private final String queue;
    private final Folders folders;
    private final UploadFolder uploads;
    private final Ledger ledger;
    private final JobNotes notes;
    private final ProcessingLog log;
    private final Disk disk;
    private final Clock clock;

    DirectoryHotFolder(String queue, Path root, Ledger ledger, JobNotes notes, Disk disk, Clock clock) {
        this.queue = queue;
        this.folders = new Folders(root);
        this.uploads = new UploadFolder(folders.upload());
        this.ledger = ledger;
        this.notes = notes;
        this.log = new ProcessingLog(folders.logs(), disk, clock);
        this.disk = disk;
        this.clock = clock;
    }

    @Override
    public String queue() {
        return queue;
    }

    @Override
    public List<Upload> look() throws IOException {
        return uploads.look();
    }

    @Override
    public List<String> inProcessing() throws IOException {
        return folders.inProcessing();
    }

    /** Taking a file is a rename, so whatever is in 01-upload was put there afterwards. */
    @Override
    public boolean isBack(Job ended) {
        return exists(upload(ended));
    }

    @Override
    public synchronized boolean claim(Job job) throws IOException {
        if (exists(video(job))) {
            return true;
        }
        BasicFileAttributes now = UploadFolder.attributes(upload(job));
        if (now == null || !UploadFolder.revision(now).equals(job.file().revision())) {
            return takeBackFromFailed(job);
        }
        disk.createFolder(folder(job.id()));
        try {
            disk.move(upload(job), video(job));
            return true;
        } catch (NoSuchFileException takenAway) {
            return false;
        }
    }

    /**
     * A job that was given up and got a new life: its file lies where it was put aside. It stays there when the worker gave the job up
     * a moment ago, while the intake, which had only just sent the message, still takes it for begun.
     */
    private boolean takeBackFromFailed(Job job) throws IOException {
        boolean isGivenUpMeanwhile =
                !job.state().isFinal() && ledger.get(job.id()).state().isFinal();
        if (isGivenUpMeanwhile) {
            return false;
        }
        Optional<Path> aside = notes.read(job.id(), DirectoryNotes.FAILED_AS)
                .map(name -> folders.failed().resolve(name));
        if (aside.isEmpty() || !holds(aside.get(), job)) {
            return false;
        }
        disk.createFolder(folder(job.id()));
        disk.move(aside.get(), video(job));
        disk.removeOwn(reason(aside.get()));
        return true;
    }

    /** Whether a file that was moved still has the job's content. */
    private static boolean holds(Path file, Job job) throws IOException {
        BasicFileAttributes now = UploadFolder.attributes(file);
        return now != null && job.file().revision().startsWith(UploadFolder.content(now) + "-");
    }

    private static Path reason(Path failed) {
        return failed.resolveSibling(failed.getFileName() + ".reason.txt");
    }

    @Override
    public Path fetch(Job job, Progress progress) throws IOException {
        if (!exists(video(job))) {
            throw failure(HotFolderException.Kind.GONE, "hotfolder.VIDEO_GONE", job);
        }
        return video(job);
    }

    @Override
    public void confirm(Job job) throws IOException {
        if (!exists(video(job))) {
            throw failure(HotFolderException.Kind.GONE, "hotfolder.VIDEO_GONE", job);
        }
        if (!holds(video(job), job)) {
            throw failure(HotFolderException.Kind.REPLACED, "hotfolder.VIDEO_REPLACED", job);
        }
    }

    @Override
    public Path reportFolder(Job job) throws IOException {
        disk.removeOwn(unseenReport(job));
        disk.createFolder(unseenReport(job));
        return unseenReport(job);
    }

    @Override
    public boolean hasReport(Job job) {
        return exists(unseenReport(job)) || deliveredAs(job).isPresent();
    }

    @Override
    public synchronized Delivery deliver(Job job) throws IOException {
        Path unseen = unseenReport(job);
        if (exists(unseen)) {
            disk.settleFiles(unseen);
            Optional<String> name = notes.read(job.id(), DirectoryNotes.DELIVERED_AS);
            if (name.isEmpty() || exists(folders.completed().resolve(name.get()))) {
                String free =
                        FileNames.resultsFolder(job.name(), job.id(), clock.instant(), taken(folders.completed()));
                notes.write(job.id(), DirectoryNotes.DELIVERED_AS, free);
                name = Optional.of(free);
            }
            disk.move(unseen, folders.completed().resolve(name.get()));
            return delivery(name.get());
        }
        return delivery(deliveredAs(job)
                .orElseThrow(() -> new NoSuchFileException(unseen.toString(), null, "the report is not there")));
    }

    private Optional<String> deliveredAs(Job job) {
        return notes.read(job.id(), DirectoryNotes.DELIVERED_AS)
                .filter(name -> exists(folders.completed().resolve(name)));
    }

    private Delivery delivery(String name) throws IOException {
        Path folder = folders.completed().resolve(name).toAbsolutePath();
        try (Stream<Path> files = Files.list(folder)) {
            Path workbook = files.filter(file -> file.toString().endsWith(".xlsx"))
                    .findFirst()
                    .orElse(folder);
            return new Delivery(name, name, "", workbook);
        }
    }

    @Override
    public synchronized void archive(Job job) throws IOException {
        if (deliveredAs(job).isEmpty()) {
            throw new IllegalStateException("job " + job.id() + " is not delivered, so its video stays");
        }
        Optional<String> name = notes.read(job.id(), DirectoryNotes.ARCHIVED_AS);
        if (name.isEmpty() || (exists(video(job)) && exists(folders.archive().resolve(name.get())))) {
            name = Optional.of(FileNames.video(job.name(), job.id(), taken(folders.archive())));
            notes.write(job.id(), DirectoryNotes.ARCHIVED_AS, name.get());
        }
        if (exists(video(job))) {
            disk.move(video(job), folders.archive().resolve(name.get()));
        }
    }

    @Override
    public synchronized void giveBack(Job job) throws IOException {
        if (exists(video(job))) {
            disk.move(
                    video(job),
                    folders.upload().resolve(FileNames.video(job.name(), job.id(), taken(folders.upload()))));
        }
    }

    @Override
    public synchronized void putAside(Job job, Outcome outcome, String reason) throws IOException {
        Optional<String> name = notes.read(job.id(), DirectoryNotes.FAILED_AS);
        if (name.isEmpty() || (exists(video(job)) && exists(folders.failed().resolve(name.get())))) {
            name = Optional.of(FileNames.video(job.name(), job.id(), taken(folders.failed())));
            notes.write(job.id(), DirectoryNotes.FAILED_AS, name.get());
        }
        if (exists(video(job))) {
            Path failed = folders.failed().resolve(name.get());
            disk.write(reason(failed), reason + "\n");
            disk.move(video(job), failed);
        }
    }

    @Override
    public void log(Job job, Outcome outcome) throws IOException {
        if (exists(video(job))) {
            throw new IllegalStateException("job " + job.id() + " still holds its video");
        }
        log.append(job, outcome, new DirectoryNotes(notes, job.id()));
    }

    @Override
    public void forget(Job job) throws IOException {
        disk.removeOwn(unseenReport(job));
        disk.removeOwn(folder(job.id()));
    }

    @Override
    public synchronized int returnStrays() throws IOException {
        int returned = 0;
        try (Stream<Path> all = Files.list(folders.processing())) {
            for (Path folder : all.toList()) {
                // in this order: a job that has ended since the list took its folder along
                if (!isOpen(folder.getFileName().toString()) && Files.isDirectory(folder)) {
                    returned += putBackAll(folder);
                }
            }
        }
        return returned;
    }

    private boolean isOpen(String folder) {
        return JobId.isOne(folder)
                && ledger.find(new JobId(folder)).filter(job -> !job.closed()).isPresent();
    }

    private int putBackAll(Path folder) throws IOException {
        int returned = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path back = folders.upload().resolve(file.getFileName());
                if (!file.getFileName().toString().startsWith(".") && !exists(back)) {
                    disk.move(file, back);
                    returned++;
                }
            }
        }
        return returned;
    }

    private HotFolderException failure(HotFolderException.Kind kind, String sentence, Job job) {
        return new HotFolderException(kind, locale -> SENTENCES.say(locale, sentence, job.name()), null, null);
    }

    private Path upload(Job job) {
        return folders.upload().resolve(job.file().fileId());
    }

    private Path folder(JobId id) {
        return folders.processing().resolve(id.value());
    }

    private Path video(Job job) {
        return folder(job.id()).resolve(job.file().fileId());
    }

    /** On the disk of the finished reports, so that delivering is one rename. */
    private Path unseenReport(Job job) {
        return folders.completed().resolve("." + job.id() + ".partial");
    }

    private static FileNames.Taken taken(Path folder) {
        return name -> exists(folder.resolve(name));
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
