package org.ergodrop.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.hotfolder.Delivery;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.Job;
import org.jspecify.annotations.Nullable;

/** A hot folder in memory: two of its files may have one name, as on Drive. */
final class FakeFolder implements HotFolder {

    final Map<String, Upload> uploads = new LinkedHashMap<>();
    final List<String> processing = new ArrayList<>();

    @Nullable
    IOException broken;

    /** What {@link #claim} answers instead of moving the file. */
    @Nullable
    IOException claimFails;

    private final String queue;

    FakeFolder(String queue) {
        this.queue = queue;
    }

    void drop(String fileId, String name, String revision) {
        uploads.put(fileId, new Upload(fileId, revision, name, revision.length(), null, true));
    }

    @Override
    public String queue() {
        return queue;
    }

    @Override
    public List<Upload> look() throws IOException {
        if (broken != null) {
            throw broken;
        }
        return List.copyOf(uploads.values());
    }

    @Override
    public List<String> inProcessing() {
        return List.copyOf(processing);
    }

    @Override
    public boolean isBack(Job ended) {
        return uploads.containsKey(ended.file().fileId());
    }

    @Override
    public boolean claim(Job job) throws IOException {
        if (claimFails != null) {
            throw claimFails;
        }
        boolean isHere = Optional.ofNullable(uploads.get(job.file().fileId()))
                .filter(upload -> upload.revision().equals(job.file().revision()))
                .isPresent();
        if (isHere) {
            uploads.remove(job.file().fileId());
            processing.add(job.file().fileId());
        }
        return processing.contains(job.file().fileId());
    }

    @Override
    public Path fetch(Job job, Progress progress) {
        return Path.of(job.file().fileId());
    }

    @Override
    public void confirm(Job job) {}

    @Override
    public Path reportFolder(Job job) {
        return Path.of("report");
    }

    @Override
    public boolean hasReport(Job job) {
        return false;
    }

    @Override
    public Delivery deliver(Job job) {
        return new Delivery("folder", "folder", "", Path.of("workbook"));
    }

    @Override
    public void archive(Job job) {
        processing.remove(job.file().fileId());
    }

    @Override
    public void giveBack(Job job) {
        processing.remove(job.file().fileId());
    }

    @Override
    public void putAside(Job job, Outcome outcome, String reason) {
        processing.remove(job.file().fileId());
    }

    @Override
    public void log(Job job, Outcome outcome) {}

    @Override
    public void forget(Job job) {}

    @Override
    public int returnStrays() {
        return 0;
    }
}
