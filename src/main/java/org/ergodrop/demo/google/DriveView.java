package org.ergodrop.demo.google;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The Drive seen from inside the process, as its owner sees it: no request, no quota, no fault. */
public final class DriveView {

    private final DriveStore store;
    private final Faults faults;
    private final VideoFactsReader videos;
    private final String firstAccount;

    DriveView(DriveStore store, Faults faults, VideoFactsReader videos, String firstAccount) {
        this.store = store;
        this.faults = faults;
        this.videos = videos;
        this.firstAccount = firstAccount;
    }

    /** Whoever must see several folders at one moment holds its monitor. */
    Object lock() {
        return store;
    }

    /** "My Drive" of the first account. */
    public String root() {
        return root(firstAccount);
    }

    public String root(String email) {
        return account(email).rootId();
    }

    public String firstAccount() {
        return firstAccount;
    }

    public void addUser(String email, String name) {
        store.addAccount(email, name);
    }

    private Account account(String email) {
        Account account = store.account(email);
        if (account == null) {
            throw new IllegalArgumentException("no account " + email);
        }
        return account;
    }

    /** @param bytes null = unlimited */
    public void storageLimit(String email, @Nullable Long bytes) {
        store.replaceAccount(account(email).limitedTo(bytes));
    }

    /** A shared drive; its id is also that of its top folder. */
    public String addSharedDrive(String name, Map<String, String> roleByEmail) {
        SharedDrive drive = store.addDrive(name);
        drive.members().putAll(roleByEmail);
        return drive.id();
    }

    /** @param role reader or writer */
    public void share(String fileId, String email, String role) {
        change(fileId, file -> file.shares.put(email, role));
    }

    public String createFolder(String name, String parent) {
        return create(name, StoredFile.FOLDER, parent, null);
    }

    public String createFile(String name, String parent, byte[] bytes) {
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            return create(
                    name,
                    UploadApi.mimeType(null, name),
                    parent,
                    store.contents().store(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String createFile(String name, String parent, Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            return create(
                    name,
                    UploadApi.mimeType(null, name),
                    parent,
                    store.contents().store(in));
        }
    }

    /** A Docs file, or anything else without bytes. */
    public String createWithoutBytes(String name, String parent, String mimeType) {
        return create(name, mimeType, parent, null);
    }

    public String createShortcut(String name, String parent, String targetId) {
        synchronized (store) {
            String id = create(name, StoredFile.SHORTCUT, parent, null);
            file(id).shortcutTarget = targetId;
            return id;
        }
    }

    private String create(String name, String mimeType, String parent, @Nullable Content content) {
        synchronized (store) {
            StoredFile folder = file(parent);
            String owner = folder.driveId == null ? folder.owner : firstAccount;
            StoredFile file = new StoredFile(store.ids().file(), owner, "");
            file.name = name;
            file.mimeType = mimeType;
            file.parent = parent;
            file.driveId = folder.driveId;
            file.content = content;
            videos.look(file);
            store.add(file);
            faults.arrived(file);
            return file.id;
        }
    }

    /** A file that is seen before all of its bytes are there, as sync programs make them. */
    public GrowingFile grow(String name, String parent) throws IOException {
        String revision = store.contents().newRevision();
        Files.createFile(store.contents().pathOf(revision));
        String id = create(name, UploadApi.mimeType(null, name), parent, new Content(revision, 0, null, null, null));
        return new GrowingFile(id, store, videos);
    }

    public void replaceContent(String id, byte[] bytes) {
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            replace(id, store.contents().store(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void replaceContent(String id, Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            replace(id, store.contents().store(in));
        }
    }

    private void replace(String id, Content content) {
        change(id, file -> {
            file.content = content;
            file.modified = store.now();
            videos.look(file);
        });
    }

    public void rename(String id, String name) {
        change(id, file -> file.name = name);
    }

    public void move(String id, String folder) {
        synchronized (store) {
            StoredFile file = file(id);
            String before = file.parent;
            store.move(file, folder);
            faults.arrived(file);
            if (before != null) {
                faults.left(file, before);
            }
        }
    }

    public void trash(String id) {
        change(id, file -> {
            file.trashed = true;
            file.trashedAt = store.now();
        });
    }

    public void untrash(String id) {
        change(id, file -> {
            file.trashed = false;
            file.trashedAt = null;
        });
    }

    /** For good, with everything in it. */
    public void delete(String id) {
        synchronized (store) {
            store.remove(file(id));
        }
    }

    /** Metadata tell this md5 from now on; the bytes stay. */
    public void lieAboutMd5(String id, String md5) {
        change(id, file -> file.shownMd5 = md5);
    }

    /** Google takes it for malware. */
    public void flagAsAbusive(String id) {
        change(id, file -> file.abusive = true);
    }

    public Optional<DriveFile> find(String id) {
        synchronized (store) {
            return Optional.ofNullable(store.find(id)).map(this::shown);
        }
    }

    /** What lies in a folder, the trash not among it. */
    public List<DriveFile> children(String folder) {
        synchronized (store) {
            return store.children(folder).stream()
                    .filter(file -> !file.trashed)
                    .map(this::shown)
                    .toList();
        }
    }

    /** All files of that name, wherever they are, the trash not among them. */
    public List<DriveFile> named(String name) {
        synchronized (store) {
            return store.all().stream()
                    .filter(file -> file.name.equals(name) && !store.inTrash(file))
                    .map(this::shown)
                    .toList();
        }
    }

    /** Follows names down from a folder. */
    public Optional<DriveFile> at(String folder, String... names) {
        Optional<DriveFile> at = find(folder);
        for (String name : names) {
            at = at.flatMap(parent -> children(parent.id()).stream()
                    .filter(child -> child.name().equals(name))
                    .findFirst());
        }
        return at;
    }

    public byte[] read(String id) throws IOException {
        return Files.readAllBytes(path(id));
    }

    /** The bytes on disk; to be read only. */
    public Path path(String id) {
        synchronized (store) {
            Content content = file(id).content;
            if (content == null) {
                throw new IllegalArgumentException("no bytes: " + id);
            }
            return store.contents().pathOf(content.revision());
        }
    }

    private void change(String id, Consumer<StoredFile> what) {
        synchronized (store) {
            StoredFile file = file(id);
            what.accept(file);
            store.touched(file);
        }
    }

    private StoredFile file(String id) {
        StoredFile file = store.find(id);
        if (file == null) {
            throw new IllegalArgumentException("no file " + id);
        }
        return file;
    }

    private DriveFile shown(StoredFile file) {
        return DriveFile.of(file, store.inTrash(file));
    }
}
