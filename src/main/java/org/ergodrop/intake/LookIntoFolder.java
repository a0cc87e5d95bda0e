package org.ergodrop.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.FileKey;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.JobsProperties;
import org.ergodrop.jobs.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code lookIntoFolder}: one look at one hot folder, compared with the ledger; the jobs to queue now. Every file
 * gets a row when it is first seen. Never more jobs of one queue are with the workers than its share, so that queues take
 * turns, and what must wait waits in 01-upload where the user sees it.
 */
@Component("lookIntoFolder")
class LookIntoFolder {

    private static final Logger LOG = LoggerFactory.getLogger(LookIntoFolder.class);

    private final Set<String> tidied = ConcurrentHashMap.newKeySet();
    private final HotFolders folders;
    private final Ledger ledger;
    private final Stability stability;
    private final FolderHealth health;
    private final Paces paces;
    private final int share;

    LookIntoFolder(
            HotFolders folders,
            Ledger ledger,
            Stability stability,
            FolderHealth health,
            Paces paces,
            JobsProperties jobs) {
        this.folders = folders;
        this.ledger = ledger;
        this.stability = stability;
        this.health = health;
        this.paces = paces;
        this.share = jobs.queuedAhead();
    }

    @Handler
    List<String> look(@Header(JobHeaders.QUEUE) String queue) throws IOException {
        HotFolder folder = folders.of(queue);
        List<Upload> uploads;
        try {
            returnStrays(folder);
            uploads = folder.look();
        } catch (IOException e) {
            health.failed(queue, e);
            throw e;
        }
        int inHand = ledger.inHand(queue);
        health.answered(queue, inHand);
        List<Job> stable = reconcile(folder, uploads);
        int free = health.isIntakePaused(queue) ? 0 : Math.max(0, share - inHand);
        paces.looked(queue, !uploads.isEmpty() || inHand > 0);
        return stable.stream().limit(free).map(job -> job.id().value()).toList();
    }

    /** Once after each start, as soon as the folder answers: what the ledger does not know of is looked at again. */
    private void returnStrays(HotFolder folder) throws IOException {
        if (tidied.contains(folder.queue())) {
            return;
        }
        int returned = folder.returnStrays();
        if (returned > 0) {
            LOG.warn("{} files lay in 02-processing without a job; they are back in 01-upload", returned);
        }
        tidied.add(folder.queue());
    }

    /** Brings the rows of waiting files up to what was seen; the ones that have finished, oldest first. */
    private List<Job> reconcile(HotFolder folder, List<Upload> uploads) throws IOException {
        List<Job> stable = new ArrayList<>();
        Set<String> here = new HashSet<>();
        for (Upload upload : uploads) {
            here.add(upload.fileId());
            Optional<Job> waiting = row(folder, upload);
            if (waiting.isPresent() && stability.isStable(folder.queue(), upload)) {
                Job job = waiting.get();
                (job.state() == JobState.STABLE ? waiting : ledger.move(job, JobState.STABLE, null))
                        .ifPresent(stable::add);
            }
        }
        for (Job gone : stability.gone(folder.queue(), here, ledger.waiting(folder.queue()))) {
            ledger.dismiss(gone, "the file was taken away before work on it began");
        }
        return stable;
    }

    /** The row of a file that waits; empty when the file is in hand, or its job has ended and it was not put back. */
    private Optional<Job> row(HotFolder folder, Upload upload) throws IOException {
        List<Job> known = ledger.ofFile(folder.queue(), upload.fileId());
        Optional<Job> waiting = known.stream()
                .filter(job -> job.state() == JobState.SEEN || job.state() == JobState.STABLE)
                .findFirst();
        if (waiting.isPresent()) {
            return waiting.get().file().revision().equals(upload.revision())
                    ? waiting
                    : ledger.follow(waiting.get(), upload.revision(), upload.name(), upload.sizeBytes(), upload.md5());
        }
        if (known.stream().anyMatch(job -> !job.closed())) {
            return Optional.empty();
        }
        int round = 0;
        for (Job ended : known) {
            if (ended.file().revision().equals(upload.revision())) {
                if (!folder.isBack(ended)) {
                    return Optional.empty();
                }
                round = Math.max(round, ended.file().round() + 1);
            }
        }
        return ledger.see(
                new FileKey(folder.queue(), upload.fileId(), upload.revision(), round),
                upload.name(),
                upload.sizeBytes(),
                upload.md5());
    }
}
