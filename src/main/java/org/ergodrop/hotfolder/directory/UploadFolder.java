package org.ergodrop.hotfolder.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * What lies in 01-upload. Left alone: folders, links, hidden files and the names that browsers and synchronisers give to
 * unfinished downloads.
 *
 * @param folder 01-upload
 */
record UploadFolder(Path folder) {

    private static final Sentences SENTENCES = Sentences.of(UploadFolder.class);

    private static final Set<String> UNFINISHED =
            Set.of("part", "partial", "crdownload", "download", "tmp", "temp", "filepart", "swp", "!sync");

    private record Found(Upload upload, FileTime changed) {}

    /** Oldest first. */
    List<Upload> look() throws IOException {
        List<Found> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                BasicFileAttributes attributes = attributes(file);
                if (attributes != null && attributes.isRegularFile() && !isUnfinishedName(name)) {
                    Upload upload = new Upload(name, revision(attributes), name, attributes.size(), null, true);
                    found.add(new Found(upload, attributes.lastModifiedTime()));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw gone(e);
        }
        return found.stream()
                .sorted(Comparator.comparing(Found::changed)
                        .thenComparing(file -> file.upload().name()))
                .map(Found::upload)
                .toList();
    }

    private HotFolderException gone(IOException cause) {
        Explained explanation = (Locale locale) -> SENTENCES.say(locale, "hotfolder.FOLDER_GONE", folder.toString());
        return new HotFolderException(HotFolderException.Kind.CONFIG_ERROR, explanation, null, cause);
    }

    /** The content's name: size and time of change; of two contents with the same ones the inode tells them apart. */
    static String revision(BasicFileAttributes attributes) {
        return content(attributes) + "-"
                + Integer.toHexString(String.valueOf(attributes.fileKey()).hashCode());
    }

    /** The part of the revision that survives a move to another disk. */
    static String content(BasicFileAttributes attributes) {
        return attributes.size() + "-" + attributes.lastModifiedTime().toMillis();
    }

    static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
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
