package org.ergodrop.hotfolder.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolderFactory;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.QueueSettings;
import org.springframework.stereotype.Component;

/** Takes local directories as hot folders: one service at a time for each. */
@Component
class DirectoryHotFolders implements HotFolderFactory, AutoCloseable {

    private final Ledger ledger;
    private final JobNotes notes;
    private final Clock clock;
    private final List<FolderLock> locks = new ArrayList<>();

    DirectoryHotFolders(Ledger ledger, JobNotes notes, Clock clock) {
        this.ledger = ledger;
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public QueueSettings.Source source() {
        return QueueSettings.Source.DIRECTORY;
    }

    @Override
    public HotFolder make(QueueSettings queue) throws IOException {
        Path root = queue.directory();
        new Folders(root).create();
        locks.add(FolderLock.take(root));
        return new DirectoryHotFolder(queue.name(), root, ledger, notes, new Disk(), clock);
    }

    @Override
    public void close() throws IOException {
        for (FolderLock lock : locks) {
            lock.close();
        }
    }
}
