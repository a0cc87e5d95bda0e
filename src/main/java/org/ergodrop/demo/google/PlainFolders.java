package org.ergodrop.demo.google;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows a folder of the stand-in's Drive as a plain folder on disk, in both directions: what a person drops there appears in
 * Drive (growing while it is copied), what happens in Drive happens on disk.
 */
public final class PlainFolders implements AutoCloseable {

    private static final String TRASH = "trash";

    private final DriveView drive;
    private final String folder;
    private final Path disk;
    private final MirrorFile kept;
    private final Map<String, Shown> shown;
    private final Set<Path> folders = new HashSet<>();
    private final Consumer<Exception> trouble;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread worker = new Thread(task, "plain-folders");
        worker.setDaemon(true);
        return worker;
    });

    /**
     * @param folder id of the folder in Drive
     * @param memory where it is written down which file is which, so that a restart takes none for new
     * @param trouble is told when a step failed; the next one tries again
     */
    public PlainFolders(DriveView drive, String folder, Path disk, Path memory, Consumer<Exception> trouble)
            throws IOException {
        this.drive = drive;
        this.folder = folder;
        this.disk = Files.createDirectories(disk);
        this.kept = new MirrorFile(memory);
        this.shown = new LinkedHashMap<>(kept.read());
        this.trouble = trouble;
    }

    /** Keeps both sides alike from now on. */
    public PlainFolders follow(long everyMillis) {
        thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        step();
                    } catch (IOException | IllegalArgumentException e) {
                        // A file may be moved or deleted on either side between two looks of one step.
                        trouble.accept(e);
                    }
                },
                0,
                everyMillis,
                TimeUnit.MILLISECONDS);
        return this;
    }

    /** One look at both sides: first what happened in Drive, then what a person did on disk. */
    public synchronized void step() throws IOException {
        Map<String, DriveFile> inDrive = new LinkedHashMap<>();
        Map<String, Path> places = new LinkedHashMap<>();
        Set<Path> foldersBefore = Set.copyOf(folders);
        folders.clear();
        synchronized (drive.lock()) {
            collect(folder, Path.of(""), inDrive, places);
        }
        boolean changed = takeAway(inDrive);
        for (Map.Entry<String, DriveFile> file : inDrive.entrySet()) {
            changed |= show(file.getValue(), places.getOrDefault(file.getKey(), Path.of("")));
        }
        leaveEmptied(foldersBefore);
        changed |= takeIn();
        if (changed) {
            kept.write(shown);
        }
    }

    private void collect(String parent, Path place, Map<String, DriveFile> files, Map<String, Path> places)
            throws IOException {
        Set<String> taken = new HashSet<>();
        for (DriveFile file : drive.children(parent)) {
            Path path = place.resolve(DiskName.of(file.name(), taken));
            if (file.isFolder()) {
                Files.createDirectories(disk.resolve(path));
                folders.add(path);
                collect(file.id(), path, files, places);
            } else if (file.revision() != null) {
                files.put(file.id(), file);
                places.put(file.id(), path);
            }
        }
    }

    /** A folder that was moved in Drive leaves an empty one on disk. */
    private void leaveEmptied(Set<Path> before) throws IOException {
        for (Path gone : before) {
            Path left = disk.resolve(gone);
            if (!folders.contains(gone) && Files.isDirectory(left) && isEmpty(left)) {
                Files.delete(left);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** What is no longer in Drive goes to a folder of its own: nothing of a person's is deleted. */
    private boolean takeAway(Map<String, DriveFile> inDrive) throws IOException {
        boolean changed = false;
        for (Map.Entry<String, Shown> entry : List.copyOf(shown.entrySet())) {
            Shown was = entry.getValue();
            if (inDrive.containsKey(entry.getKey())) {
                continue;
            }
            if (Files.exists(disk.resolve(was.path()))) {
                Path bin = Files.createDirectories(disk.resolve(TRASH));
                Path name = Path.of(was.path()).getFileName();
                Files.move(
                        disk.resolve(was.path()),
                        bin.resolve(entry.getKey().substring(0, 6) + "_" + name),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            shown.remove(entry.getKey());
            changed = true;
        }
        return changed;
    }

    private boolean show(DriveFile file, Path place) throws IOException {
        Shown was = shown.get(file.id());
        Path target = disk.resolve(place);
        if (was == null) {
            copy(file, target);
            return remember(file, place, null);
        }
        if (!was.path().equals(place.toString()) && Files.exists(disk.resolve(was.path()))) {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.move(disk.resolve(was.path()), target, StandardCopyOption.ATOMIC_MOVE);
            return remember(file, place, was.growing());
        }
        if (was.growing() == null && !was.revision().equals(file.revision())) {
            copy(file, target);
            return remember(file, place, null);
        }
        return false;
    }

    private boolean remember(DriveFile file, Path place, @Nullable GrowingFile growing) throws IOException {
        shown.put(file.id(), Shown.now(disk, place.toString(), String.valueOf(file.revision()), growing));
        return true;
    }

    private void copy(DriveFile file, Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path partial = target.resolveSibling("." + target.getFileName() + ".part");
        Files.copy(drive.path(file.id()), partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What a person dropped, changed or took away since the last look. */
    private boolean takeIn() throws IOException {
        boolean changed = false;
        Set<String> known = new HashSet<>();
        for (Map.Entry<String, Shown> entry : List.copyOf(shown.entrySet())) {
            known.add(entry.getValue().path());
            changed |= compare(entry.getKey(), entry.getValue());
        }
        for (DriveFile place : drive.children(folder)) {
            if (place.isFolder()) {
                changed |= takeInFrom(place, known);
            }
        }
        return changed;
    }

    private boolean takeInFrom(DriveFile place, Set<String> known) throws IOException {
        Path directory = disk.resolve(DiskName.of(place.name(), new HashSet<>()));
        boolean changed = false;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String path = disk.relativize(file).toString();
                boolean dropped = Files.isRegularFile(file) && !DiskName.isPassing(file);
                if (dropped && !known.contains(path)) {
                    GrowingFile growing = drive.grow(file.getFileName().toString(), place.id());
                    shown.put(growing.id(), new Shown(path, "", 0, 0, growing));
                    changed = true;
                }
            }
        }
        return changed;
    }

    private boolean compare(String id, Shown was) throws IOException {
        Path file = disk.resolve(was.path());
        if (!Files.exists(file)) {
            drive.trash(id);
            shown.remove(id);
            return true;
        }
        Shown now = Shown.now(disk, was.path(), was.revision(), was.growing());
        boolean same = now.bytes() == was.bytes() && now.modified() == was.modified();
        GrowingFile growing = was.growing();
        if (growing == null) {
            return !same && changed(id, now, file);
        }
        if (now.bytes() < was.bytes()) {
            // Begun anew by whoever copies it.
            drive.replaceContent(id, file);
            shown.put(id, now.as(revision(id), null));
            return true;
        }
        if (!same) {
            growing.append(file, was.bytes(), now.bytes() - was.bytes());
            shown.put(id, now.as(revision(id), growing));
            return true;
        }
        growing.finish();
        shown.put(id, now.as(revision(id), null));
        return true;
    }

    private boolean changed(String id, Shown now, Path file) throws IOException {
        drive.replaceContent(id, file);
        shown.put(id, now.as(revision(id), null));
        return true;
    }

    private String revision(String id) {
        return drive.find(id).map(DriveFile::revision).orElse("");
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
