package org.ergodrop.hotfolder.drive;

import com.google.api.services.drive.model.About;
import java.io.IOException;
import java.util.Optional;
import org.ergodrop.google.AuthLostException;
import org.ergodrop.google.DriveFiles;
import org.ergodrop.google.ServiceAccountCheck;
import org.ergodrop.google.ServiceAccountCheck.Root;

/** Whether the account can own a report at all: a service account has no storage outside shared drives. */
final class RoomForReports {

    private RoomForReports() {}

    /**
     * Said before the first video is analysed for nothing.
     *
     * @param rootId the folder that holds the six
     * @throws AuthLostException with the reason, for a service account on a personal Drive
     */
    static void require(DriveFiles files, String rootId) throws IOException {
        Optional<Long> limitBytes =
                Optional.ofNullable(files.about().getStorageQuota()).map(About.StorageQuota::getLimit);
        if (limitBytes.isPresent() && limitBytes.get() == 0) {
            Root root = Root.of(Optional.ofNullable(files.get(rootId).driveId()));
            Optional<AuthLostException> refusal = ServiceAccountCheck.refusal(limitBytes, root);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
        }
    }
}
