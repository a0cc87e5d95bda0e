package org.ergodrop.hotfolder.drive;

import java.time.Clock;
import org.ergodrop.google.DriveClients;
import org.ergodrop.google.DriveFiles;
import org.ergodrop.google.DriveGateway;
import org.ergodrop.google.DriveTime;
import org.ergodrop.google.Seal;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolderFactory;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.LogLines;
import org.ergodrop.jobs.QueueSettings;

/**
 * Makes hot folders on Google Drive. Making one asks Google nothing: a service starts while the line is down, and a folder that
 * is missing is told by the first look, and again by each until it is mended.
 */
final class DriveHotFolders implements HotFolderFactory {

    private final DriveClients clients;
    private final FolderPages pages;
    private final DriveFolderSettings settings;
    private final Seal seal;
    private final Rows rows;

    /** Where a job's facts are kept, and what time it is. */
    record Rows(Ledger ledger, JobNotes notes, LogLines lines, DataFolder data, Clock clock, DriveTime time) {}

    DriveHotFolders(DriveClients clients, FolderPages pages, DriveFolderSettings settings, Seal seal, Rows rows) {
        this.clients = clients;
        this.pages = pages;
        this.settings = settings;
        this.seal = seal;
        this.rows = rows;
    }

    @Override
    public QueueSettings.Source source() {
        return QueueSettings.Source.DRIVE;
    }

    @Override
    public HotFolder make(QueueSettings queue) {
        DriveGateway drive = clients.gateway(queue.account());
        DriveGateway looks = clients.gateway(queue.account(), settings.lookPatience());
        FolderStore store = new FolderStore(rows.data().folder());
        VerifiedFolders folders = new VerifiedFolders(queue, store, looks, settings.checkEvery(), rows.time()::nanos);
        return new DriveHotFolder(queue, folders, parts(queue, drive), rows.ledger(), rows.notes(), rows.data());
    }

    private DriveParts parts(QueueSettings queue, DriveGateway drive) {
        DriveFiles files = drive.files();
        JobNotes notes = rows.notes();
        DriveVideos videos = new DriveVideos(files, notes);
        JobUploads uploads = new JobUploads(files, drive.uploads(seal), notes);
        return new DriveParts(
                files,
                drive.downloads(),
                new UploadLook(queue, settings, pages, files),
                videos,
                uploads,
                new DriveDelivery(files, uploads, videos, notes, new Fence(rows.ledger()), rows.clock()),
                new DriveLog(files, notes, rows.lines(), rows.clock()));
    }
}
