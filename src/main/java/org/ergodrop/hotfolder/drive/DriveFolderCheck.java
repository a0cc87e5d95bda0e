package org.ergodrop.hotfolder.drive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ergodrop.google.DriveException;
import org.ergodrop.google.DriveFile;
import org.ergodrop.google.DriveGateway;
import org.ergodrop.hotfolder.drive.FolderFinding.State;

/** Looks after the six folders: there, folders, not in the trash, open to what we do in them. For the service and the doctor. */
public final class DriveFolderCheck {

    /** Read by listing; into 03, 04, 05 and 06 we only put things. */
    private static final Set<String> LISTED = Set.of(FolderIds.UPLOAD, FolderIds.PROCESSING, FolderIds.LOGS);

    /** What is in them goes elsewhere. */
    private static final Set<String> LEFT = Set.of(FolderIds.UPLOAD, FolderIds.PROCESSING);

    private final DriveGateway drive;

    public DriveFolderCheck(DriveGateway drive) {
        this.drive = drive;
    }

    /** Each of the six in its order; costs five quota units each. */
    List<FolderFinding> check(FolderIds ids) throws IOException {
        List<FolderFinding> findings = new ArrayList<>();
        for (Map.Entry<String, String> folder : ids.six().entrySet()) {
            findings.add(
                    new FolderFinding(folder.getKey(), folder.getValue(), state(folder.getKey(), folder.getValue())));
        }
        return findings;
    }

    private State state(String name, String id) throws IOException {
        Optional<DriveFile> found = find(id);
        if (found.isEmpty()) {
            return State.GONE;
        }
        DriveFile folder = found.get();
        if (!folder.isFolder()) {
            return State.NO_FOLDER;
        }
        if (folder.trashed()) {
            return State.TRASHED;
        }
        DriveFile.Rights may = folder.rights();
        if (LISTED.contains(name) && !may.list()) {
            return State.NO_LIST;
        }
        if (!may.add()) {
            return State.NO_ADD;
        }
        return LEFT.contains(name) && !may.moveChildren() ? State.NO_MOVE : State.FINE;
    }

    private Optional<DriveFile> find(String id) throws IOException {
        try {
            return Optional.of(drive.files().get(id));
        } catch (DriveException e) {
            if (e.kind() == DriveException.Kind.GONE || e.kind() == DriveException.Kind.REJECTED_REQUEST) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
