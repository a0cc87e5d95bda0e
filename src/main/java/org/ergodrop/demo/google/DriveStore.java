package org.ergodrop.demo.google;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All files of all accounts. Whoever reads or changes several things at once holds this object's monitor meanwhile. */
final class DriveStore {

    /** One line of the changes feed. */
    record ChangeLine(long number, String fileId, @Nullable String driveId, boolean removed, Instant time) {}

    private final Clock clock;
    private final Identifiers ids;
    private final ContentFolder contents;
    private final Map<String, StoredFile> files = new LinkedHashMap<>();
    private final Map<String, Set<String>> childrenOf = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, SharedDrive> drives = new LinkedHashMap<>();
    private final Set<String> generated = new HashSet<>();
    private final List<ChangeLine> changes = new ArrayList<>();
    private long firstChange = 1000;
    private final List<Consumer<StoredFile>> listeners = new ArrayList<>();

    DriveStore(Clock clock, Identifiers ids, ContentFolder contents) {
        this.clock = clock;
        this.ids = ids;
        this.contents = contents;
    }

    ContentFolder contents() {
        return contents;
    }

    Identifiers ids() {
        return ids;
    }

    /** The store's time, in the milliseconds that Drive knows. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Called with the lock held after each change; for the index on disk. */
    synchronized void onChange(Consumer<StoredFile> listener) {
        listeners.add(listener);
    }

    synchronized Account addAccount(String email, String name) {
        Account known = accounts.get(email);
        if (known != null) {
            return known;
        }
        Long limit = email.endsWith(Account.SERVICE_ACCOUNT_DOMAIN) ? Long.valueOf(0) : Long.valueOf(15L << 30);
        Account account = new Account(email, name, ids.number(), limit, ids.root());
        accounts.put(email, account);
        StoredFile root = new StoredFile(account.rootId(), email, "");
        root.name = "My Drive";
        root.mimeType = StoredFile.FOLDER;
        add(root);
        return account;
    }

    synchronized void replaceAccount(Account account) {
        accounts.put(account.email(), account);
    }

    synchronized @Nullable Account account(String email) {
        return accounts.get(email);
    }

    synchronized List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    synchronized SharedDrive addDrive(String name) {
        SharedDrive drive = new SharedDrive(ids.root(), name, new LinkedHashMap<>());
        drives.put(drive.id(), drive);
        StoredFile root = new StoredFile(drive.id(), "", "");
        root.name = "Drive";
        root.mimeType = StoredFile.FOLDER;
        root.driveId = drive.id();
        add(root);
        return drive;
    }

    synchronized @Nullable SharedDrive drive(String id) {
        return drives.get(id);
    }

    synchronized List<SharedDrive> drives() {
        return List.copyOf(drives.values());
    }

    synchronized String generateId() {
        String id = ids.file();
        generated.add(id);
        return id;
    }

    /** Whether a client may use this id for a new file. */
    synchronized boolean isGenerated(String id) {
        return generated.contains(id);
    }

    synchronized @Nullable StoredFile find(String id) {
        return files.get(id);
    }

    synchronized List<StoredFile> all() {
        return List.copyOf(files.values());
    }

    synchronized List<StoredFile> children(String folder) {
        List<StoredFile> children = new ArrayList<>();
        for (String id : childrenOf.getOrDefault(folder, Set.of())) {
            StoredFile child = files.get(id);
            if (child != null) {
                children.add(child);
            }
        }
        return children;
    }

    synchronized boolean isRoot(StoredFile file) {
        return file.parent == null
                && (accounts.values().stream().anyMatch(a -> a.rootId().equals(file.id))
                        || drives.containsKey(file.id));
    }

    synchronized void add(StoredFile file) {
        file.created = now();
        file.modified = file.created;
        restore(file);
        touched(file);
    }

    /** Takes a file from the index on disk. */
    synchronized void restore(StoredFile file) {
        files.put(file.id, file);
        if (file.parent != null) {
            childrenOf
                    .computeIfAbsent(file.parent, folder -> new java.util.LinkedHashSet<>())
                    .add(file.id);
        }
    }

    synchronized void restoreDrive(SharedDrive drive) {
        drives.put(drive.id(), drive);
    }

    synchronized void move(StoredFile file, @Nullable String newParent) {
        if (file.parent != null) {
            childrenOf.getOrDefault(file.parent, new HashSet<>()).remove(file.id);
        }
        file.parent = newParent;
        if (newParent != null) {
            childrenOf
                    .computeIfAbsent(newParent, folder -> new java.util.LinkedHashSet<>())
                    .add(file.id);
        }
        touched(file);
    }

    /** Every change on the server's side raises the version and appears in the changes feed. */
    synchronized void touched(StoredFile file) {
        file.version++;
        changes.add(new ChangeLine(nextChange(), file.id, file.driveId, false, now()));
        listeners.forEach(listener -> listener.accept(file));
    }

    synchronized void remove(StoredFile file) {
        for (StoredFile child : children(file.id)) {
            remove(child);
        }
        files.remove(file.id);
        if (file.parent != null) {
            childrenOf.getOrDefault(file.parent, new HashSet<>()).remove(file.id);
        }
        changes.add(new ChangeLine(nextChange(), file.id, file.driveId, true, now()));
        listeners.forEach(listener -> listener.accept(file));
    }

    synchronized long nextChange() {
        return firstChange + changes.size();
    }

    /** After a restart the feed starts anew, later than all tokens given out before. */
    synchronized void continueChangesFrom(long number) {
        firstChange = Math.max(firstChange, number);
    }

    /** The lines from {@code number} on, each file only with its last one. */
    synchronized List<ChangeLine> changesFrom(long number) {
        Map<String, ChangeLine> last = new LinkedHashMap<>();
        for (ChangeLine line :
                changes.subList((int) Math.max(0, Math.min(number - firstChange, changes.size())), changes.size())) {
            last.remove(line.fileId());
            last.put(line.fileId(), line);
        }
        return List.copyOf(last.values());
    }

    /** In the trash itself, or inside a folder that is. */
    synchronized boolean inTrash(StoredFile file) {
        for (StoredFile at = file; at != null; at = at.parent == null ? null : files.get(at.parent)) {
            if (at.trashed) {
                return true;
            }
        }
        return false;
    }

    /** Bytes that count against the owner's storage, the trash among them. */
    synchronized long usage(String email) {
        return files.values().stream()
                .filter(file -> file.owner.equals(email) && file.driveId == null)
                .mapToLong(StoredFile::bytes)
                .sum();
    }

    synchronized long usageInTrash(String email) {
        return files.values().stream()
                .filter(file -> file.owner.equals(email) && file.driveId == null && inTrash(file))
                .mapToLong(StoredFile::bytes)
                .sum();
    }
}
