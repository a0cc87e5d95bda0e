package org.ergodrop.hotfolder.drive;

import static org.ergodrop.hotfolder.drive.DriveFailures.About.FOLDER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.google.DriveGateway;
import org.ergodrop.hotfolder.HotFolderException.Kind;
import org.jspecify.annotations.Nullable;

/** The six folders of a queue for the command line: makes them, or looks how it stands with them. */
public final class DriveFolders {

    private final DriveGateway drive;
    private final FolderStore store;

    /** @param data folder of the service's own data; what was made is stored there */
    public DriveFolders(DriveGateway drive, Path data) {
        this.drive = drive;
        this.store = new FolderStore(data);
    }

    /** What was made or found. */
    public record SetUp(String rootId, Map<String, String> idsByName) {}

    /** Under a folder of this name at the top of My Drive. */
    public SetUp under(String queue, String rootName) throws IOException {
        return stored(queue, DriveFailures.named(FOLDER, () -> new DriveFolderSetup(drive).under(rootName)));
    }

    /** In the folder with this id. */
    public SetUp in(String queue, String rootId) throws IOException {
        return stored(queue, DriveFailures.named(FOLDER, () -> {
            drive.files().get(rootId);
            return new DriveFolderSetup(drive).in(rootId);
        }));
    }

    private SetUp stored(String queue, FolderIds ids) throws IOException {
        store.write(queue, ids);
        return new SetUp(ids.root(), ids.six());
    }

    /**
     * How it stands with each of the six.
     *
     * @param rootId from the settings; null or empty: as it was stored
     */
    public List<FolderFinding> check(String queue, @Nullable String rootId) throws IOException {
        return DriveFailures.named(FOLDER, () -> {
            Optional<FolderIds> stored = store.read(queue);
            boolean isSet = rootId != null && !rootId.isBlank();
            Optional<FolderIds> ids =
                    isSet && stored.filter(known -> known.root().equals(rootId)).isEmpty()
                            ? new DriveFolderSetup(drive).find(rootId)
                            : stored;
            FolderIds six = ids.orElseThrow(() -> DriveFailures.of(Kind.CONFIG_ERROR, "folder.NOT_SET_UP", queue));
            RoomForReports.require(drive.files(), six.root());
            return new DriveFolderCheck(drive).check(six);
        });
    }
}
