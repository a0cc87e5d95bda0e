package org.ergodrop.hotfolder.drive;

import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ergodrop.google.DriveException;
import org.ergodrop.google.DriveFile;
import org.ergodrop.google.DriveFiles;
import org.ergodrop.google.DriveQuery;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.QueueSettings.NonVideos;
import org.jspecify.annotations.Nullable;

/** One complete look at what lies in 01-upload: all pages or a failure. */
final class UploadLook {

    /** A page token may be refused so often before we say so. Ours. */
    private static final int MAX_RESTARTS = 5;

    /** Names that browsers and synchronisers give to unfinished files. */
    private static final Set<String> UNFINISHED =
            Set.of("part", "partial", "crdownload", "download", "tmp", "temp", "filepart", "swp");

    private final QueueSettings queue;
    private final DriveFolderSettings settings;
    private final FolderPages pages;
    private final DriveFiles files;

    UploadLook(QueueSettings queue, DriveFolderSettings settings, FolderPages pages, DriveFiles files) {
        this.queue = queue;
        this.settings = settings;
        this.pages = pages;
        this.files = files;
    }

    /** Oldest first. */
    List<Upload> at(String uploadFolder) throws IOException {
        List<DriveFile> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> folders = new ArrayDeque<>(List.of(uploadFolder));
        while (!folders.isEmpty()) {
            String folder = folders.pop();
            if (!seen.add(folder)) {
                continue;
            }
            for (DriveFile file : all(folder)) {
                if (!file.isFolder()) {
                    found.add(file);
                } else if (queue.subfolders()) {
                    folders.add(file.id());
                }
            }
        }
        found.sort(Comparator.comparing((DriveFile file) ->
                        Optional.ofNullable(file.createdAt()).orElse(Instant.MAX))
                .thenComparing(DriveFile::name)
                .thenComparing(DriveFile::id));
        List<Upload> uploads = new ArrayList<>();
        for (DriveFile file : found) {
            upload(file).ifPresent(uploads::add);
        }
        return uploads;
    }

    /** Everything in one folder; a file that moved between two pages while we read is there once. */
    List<DriveFile> all(String folder) throws IOException {
        for (int restarts = 0; ; restarts++) {
            try {
                return allPages(folder);
            } catch (DriveException e) {
                if (!DriveFiles.isRefusedPageToken(e) || restarts >= MAX_RESTARTS) {
                    throw e;
                }
            }
        }
    }

    private List<DriveFile> allPages(String folder) throws IOException {
        Map<String, DriveFile> found = new LinkedHashMap<>();
        String token = null;
        do {
            FileList page = pages.page(queue.account(), DriveQuery.in(folder), token);
            if (page.getFiles() != null) {
                for (File file : page.getFiles()) {
                    found.put(file.getId(), DriveFile.of(file));
                }
            }
            token = page.getNextPageToken();
        } while (token != null && !token.isEmpty());
        // a list may be older than the move that took a file away
        found.values().removeIf(file -> file.trashed() || (!file.parents().isEmpty() && !file.isIn(folder)));
        return List.copyOf(found.values());
    }

    private Optional<Upload> upload(DriveFile entry) throws IOException {
        DriveFile content = entry.isShortcut() ? target(entry) : entry;
        if (content == null || content.hasNoBytes() || isUnfinishedName(entry.name())) {
            return Optional.empty();
        }
        boolean isVideo = settings.isVideo(entry.name(), content.mimeType());
        if (!isVideo && queue.nonVideos() == NonVideos.LEAVE) {
            return Optional.empty();
        }
        boolean isComplete = content.md5() != null && content.sizeBytes() >= 0;
        return Optional.of(new Upload(
                entry.id(),
                content.revision(),
                entry.name(),
                Math.max(0, content.sizeBytes()),
                content.md5(),
                isComplete));
    }

    /** What a shortcut stands for; null when that is gone, in the trash, or not wanted. */
    private @Nullable DriveFile target(DriveFile shortcut) throws IOException {
        if (!settings.shortcuts() || shortcut.shortcutTo() == null) {
            return null;
        }
        try {
            DriveFile target = files.get(shortcut.shortcutTo());
            return target.trashed() ? null : target;
        } catch (DriveException e) {
            if (e.kind() == DriveException.Kind.GONE) {
                return null;
            }
            throw e;
        }
    }

    private static boolean isUnfinishedName(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith(".") || name.startsWith("~") || name.endsWith("~") || UNFINISHED.contains(extension);
    }
}
