package org.ergodrop.google;

import com.google.api.services.drive.Drive;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** One account's Drive: metadata and content on the same authorized, limited, repeating client. */
public final class DriveGateway {

    private final Drive drive;
    private final DriveRequests requests;
    private final DriveProperties properties;

    DriveGateway(Drive drive, DriveRequests requests, DriveProperties properties) {
        this.drive = drive;
        this.requests = requests;
        this.properties = properties;
    }

    public DriveFiles files() {
        return new DriveFiles(drive, requests, properties);
    }

    public DriveDownload downloads() {
        return downloads(DriveGateway::usableBytes);
    }

    DriveDownload downloads(DriveDownload.Room room) {
        return new DriveDownload(files(), drive.getRequestFactory(), requests, properties, room);
    }

    public DriveUpload uploads(Seal seal) {
        return new DriveUpload(
                files(), drive.getRequestFactory().getTransport(), requests, properties, new UploadSessions(seal));
    }

    private static long usableBytes(Path folder) throws IOException {
        FileStore disk = Files.getFileStore(folder);
        return disk.getUsableSpace();
    }
}
