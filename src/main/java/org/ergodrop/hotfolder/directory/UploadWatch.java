package org.ergodrop.hotfolder.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ergodrop.hotfolder.Upload;
import org.jspecify.annotations.Nullable;

/**
 * Tells a finished upload from one that still grows: the same size, time and inode over two looks at least the minimal age
 * apart, by our own clock (a copy may carry any time of change).
 *
 * <p>Left alone: folders, links, hidden files and the names that browsers and synchronisers give to unfinished downloads.
 */
final class UploadWatch {

    private static final Set<String> UNFINISHED =
            Set.of("part", "partial", "crdownload", "download", "tmp", "temp", "filepart", "swp", "!sync");

    private record Look(
            long sizeBytes, FileTime changed, @Nullable Object key, Instant since) {

        boolean sameAs(BasicFileAttributes now) {
            return sizeBytes == now.size()
                    && changed.equals(now.lastModifiedTime())
                    && Objects.equals(key, now.fileKey());
        }
    }

    private final Path folder;
    private final Duration minAge;
    private final Clock clock;
    private Map<String, Look> lastLook = new HashMap<>();

    UploadWatch(Path folder, Duration minAge, Clock clock) {
        this.folder = folder;
        this.minAge = minAge;
        this.clock = clock;
    }

    /** One look: what has finished, oldest first. */
    synchronized List<Upload> look() throws IOException {
        Instant now = clock.instant();
        Map<String, Look> thisLook = new HashMap<>();
        List<String> finished = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                BasicFileAttributes attributes = attributes(file);
                if (attributes == null || !attributes.isRegularFile() || isUnfinishedName(name)) {
                    continue;
                }
                Look before = lastLook.get(name);
                if (before == null || !before.sameAs(attributes)) {
                    thisLook.put(
                            name,
                            new Look(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey(), now));
                    continue;
                }
                thisLook.put(name, before);
                if (!before.since().plus(minAge).isAfter(now)) {
                    finished.add(name);
                }
            }
        }
        lastLook = thisLook;
        finished.sort(Comparator.<String, FileTime>comparing(
                        name -> thisLook.get(name).changed())
                .thenComparing(Comparator.naturalOrder()));
        return finished.stream()
                .map(name -> new Upload(name, thisLook.get(name).sizeBytes()))
                .toList();
    }

    /** Whether the file still is what {@link #look()} saw. */
    synchronized boolean isUnchanged(Upload upload) throws IOException {
        Look seen = lastLook.get(upload.name());
        BasicFileAttributes now = attributes(folder.resolve(upload.name()));
        return seen != null && now != null && seen.sameAs(now);
    }

    private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException goneMeanwhile) {
            return null;
        }
    }

    private static boolean isUnfinishedName(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith(".") || name.startsWith("~") || name.endsWith("~") || UNFINISHED.contains(extension);
    }
}
