package org.ergodrop.hotfolder.drive;

import org.ergodrop.google.DriveDownload;
import org.ergodrop.google.DriveFiles;

/** What a Drive hot folder works with. */
record DriveParts(
        DriveFiles files,
        DriveDownload downloads,
        UploadLook look,
        DriveVideos videos,
        JobUploads uploads,
        DriveDelivery delivery,
        DriveLog log) {}
