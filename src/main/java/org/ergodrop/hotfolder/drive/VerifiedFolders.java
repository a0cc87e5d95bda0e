package org.ergodrop.hotfolder.drive;

import static org.ergodrop.hotfolder.drive.DriveFailures.About.FOLDER;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ergodrop.google.DriveGateway;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.hotfolder.HotFolderException.Kind;
import org.ergodrop.jobs.QueueSettings;
import org.jspecify.annotations.Nullable;

/**
 * The six folders of a queue, looked after every few minutes: one that is gone or closed is a failure with a name, never an
 * empty folder. What a person mends, or "ergodrop setup drive" stores, is noticed at the next use.
 */
final class VerifiedFolders {

    private final QueueSettings queue;
    private final FolderStore store;
    private final DriveGateway drive;
    private final DriveFolderSetup setup;
    private final DriveFolderCheck check;
    private final Duration checkEvery;
    private final LongSupplier nanoTime;
    private @Nullable FolderIds ids;
    private long checkedNanos;
    private boolean hasRoom;

    VerifiedFolders(
            QueueSettings queue, FolderStore store, DriveGateway drive, Duration checkEvery, LongSupplier nanoTime) {
        this.queue = queue;
        this.store = store;
        this.drive = drive;
        this.setup = new DriveFolderSetup(drive);
        this.check = new DriveFolderCheck(drive);
        this.checkEvery = checkEvery;
        this.nanoTime = nanoTime;
    }

    FolderIds ids() throws IOException {
        return ids(checkEvery);
    }

    /** Checked not longer ago than {@code atMost}. */
    synchronized FolderIds ids(Duration atMost) throws IOException {
        FolderIds known = ids;
        if (known != null && nanoTime.getAsLong() - checkedNanos < atMost.toNanos()) {
            return known;
        }
        ids = null;
        FolderIds found = DriveFailures.named(FOLDER, this::verified);
        checkedNanos = nanoTime.getAsLong();
        ids = found;
        return found;
    }

    private FolderIds verified() throws IOException {
        FolderIds found =
                resolve().orElseThrow(() -> DriveFailures.of(Kind.CONFIG_ERROR, "folder.NOT_SET_UP", queue.name()));
        if (!hasRoom) {
            RoomForReports.require(drive.files(), found.root());
            hasRoom = true;
        }
        for (FolderFinding finding : check.check(found)) {
            if (!finding.isFine()) {
                throw new HotFolderException(Kind.CONFIG_ERROR, finding, null, null);
            }
        }
        return found;
    }

    /** The settings win; then what the setup stored. */
    private Optional<FolderIds> resolve() throws IOException {
        String root = queue.driveRoot();
        if (root == null || root.isBlank()) {
            return store.read(queue.name());
        }
        Optional<FolderIds> stored =
                store.read(queue.name()).filter(known -> known.root().equals(root));
        return stored.isPresent() ? stored : setup.find(root);
    }
}
