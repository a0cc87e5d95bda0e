package org.ergodrop.demo.google;

import org.jspecify.annotations.Nullable;

/** Who may see and change what: ownership, shares that folders hand down, membership of a shared drive, the client's scope. */
final class Rights {

    /** From none to all. */
    enum Role {
        NONE,
        READER,
        WRITER,
        OWNER
    }

    private final DriveStore store;

    Rights(DriveStore store) {
        this.store = store;
    }

    Role role(StoredFile file, Viewer viewer) {
        if (!viewer.seesAll() && !file.madeBy.equals(viewer.clientId())) {
            return Role.NONE;
        }
        if (file.driveId != null) {
            SharedDrive drive = store.drive(file.driveId);
            return drive == null ? Role.NONE : named(drive.members().get(viewer.email()));
        }
        if (file.owner.equals(viewer.email())) {
            return Role.OWNER;
        }
        Role best = Role.NONE;
        for (StoredFile at = file; at != null; at = at.parent == null ? null : store.find(at.parent)) {
            Role here = at.owner.equals(viewer.email()) ? Role.WRITER : named(at.shares.get(viewer.email()));
            best = here.compareTo(best) > 0 ? here : best;
        }
        return best;
    }

    private static Role named(@Nullable String role) {
        if (role == null) {
            return Role.NONE;
        }
        return switch (role) {
            case "organizer", "fileOrganizer", "owner" -> Role.OWNER;
            case "writer" -> Role.WRITER;
            default -> Role.READER;
        };
    }

    boolean sees(StoredFile file, Viewer viewer) {
        return role(file, viewer) != Role.NONE;
    }

    /** The file, or 404: Drive does not tell what is hidden from what is not there. */
    StoredFile readable(@Nullable StoredFile file, String id, Viewer viewer) throws ApiError {
        if (file == null || !sees(file, viewer)) {
            throw ApiError.notFound(id);
        }
        return file;
    }

    StoredFile writable(@Nullable StoredFile file, String id, Viewer viewer) throws ApiError {
        StoredFile readable = readable(file, id, viewer);
        if (role(readable, viewer).compareTo(Role.WRITER) < 0) {
            throw ApiError.noRight();
        }
        return readable;
    }

    /** Who pays for bytes in {@code file}; refuses when there is no room for {@code more}. */
    void room(StoredFile file, long more) throws ApiError {
        if (file.driveId != null) {
            return;
        }
        Account account = store.account(file.owner);
        Long limit = account == null ? null : account.storageLimit();
        if (account != null && account.isServiceAccount()) {
            throw ApiError.of(
                    403,
                    "storageQuotaExceeded",
                    "Service Accounts do not have storage quota. Leverage shared drives "
                            + "(https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth "
                            + "delegation (http://support.google.com/a/answer/7281227) instead.");
        }
        if (limit != null && store.usage(file.owner) + more > limit) {
            throw ApiError.storageFull();
        }
    }
}
