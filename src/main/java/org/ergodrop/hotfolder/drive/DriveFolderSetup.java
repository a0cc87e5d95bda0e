package org.ergodrop.hotfolder.drive;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.google.DriveFile;
import org.ergodrop.google.DriveFiles;
import org.ergodrop.google.DriveGateway;
import org.ergodrop.google.DriveQuery;
import org.ergodrop.google.NewFile;
import org.jspecify.annotations.Nullable;

/** Makes the six folders, or takes those that are there. A second run takes what the first one made. */
final class DriveFolderSetup {

    /** The name that Drive gives to the top of a user's own files. */
    private static final String MY_DRIVE = "root";

    private final DriveFiles files;

    DriveFolderSetup(DriveGateway drive) {
        this.files = drive.files();
    }

    /** Under the folder of this name at the top of My Drive, which is made when it is missing. */
    FolderIds under(String rootName) throws IOException {
        return in(folder(MY_DRIVE, rootName).id());
    }

    /** In the folder with this id. */
    FolderIds in(String rootId) throws IOException {
        RoomForReports.require(files, rootId);
        Map<String, String> ids = new LinkedHashMap<>();
        for (String name : FolderIds.NAMES) {
            ids.put(name, folder(rootId, name).id());
        }
        return FolderIds.of(rootId, ids);
    }

    /** The six that are there already; empty when one is missing. */
    Optional<FolderIds> find(String rootId) throws IOException {
        Map<String, String> ids = new LinkedHashMap<>();
        for (String name : FolderIds.NAMES) {
            DriveFile found = oldest(rootId, name);
            if (found == null) {
                return Optional.empty();
            }
            ids.put(name, found.id());
        }
        return Optional.of(FolderIds.of(rootId, ids));
    }

    private DriveFile folder(String parent, String name) throws IOException {
        DriveFile found = oldest(parent, name);
        return found != null
                ? found
                : files.create(new NewFile(files.newId(), name, parent, DriveFile.FOLDER, Map.of()));
    }

    /** Drive allows several folders of one name; always the same one is taken. */
    private @Nullable DriveFile oldest(String parent, String name) throws IOException {
        List<DriveFile> found = files.find(DriveQuery.folders(parent, name));
        return found.stream()
                .min(Comparator.comparing(DriveFile::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(DriveFile::id))
                .orElse(null);
    }
}
