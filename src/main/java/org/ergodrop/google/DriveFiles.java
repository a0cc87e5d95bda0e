package org.ergodrop.google;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.About;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ergodrop.google.DriveException.Kind;
import org.jspecify.annotations.Nullable;

/** Metadata of an account's files, and small contents. Every verb may be repeated. */
public final class DriveFiles {

    /** A page token may be refused so often before we say so. Ours. */
    private static final int MAX_RESTARTS = 5;

    /** What is read into memory at once; a day's log has some hundred kilobytes. Ours. */
    private static final int MAX_SMALL = 64 << 20;

    private final Drive drive;
    private final DriveRequests requests;
    private final String root;
    private final HttpRequestFactory http;

    DriveFiles(Drive drive, DriveRequests requests, DriveProperties properties) {
        this.drive = drive;
        this.requests = requests;
        this.root = properties.root();
        this.http = drive.getRequestFactory();
    }

    /** Fresh, from Google. GONE when it is not there; a file in the trash is there. */
    public DriveFile get(String id) throws IOException {
        return DriveFile.of(call(() -> drive.files()
                .get(id)
                .setSupportsAllDrives(true)
                .setFields(DriveFile.FIELDS)
                .execute()));
    }

    /** Everything that matches, all pages; empty pages in the middle and refused page tokens are no end. */
    public List<DriveFile> find(String query) throws IOException {
        for (int restarts = 0; ; restarts++) {
            try {
                return allPages(query);
            } catch (DriveException e) {
                if (!isRefusedPageToken(e) || restarts >= MAX_RESTARTS) {
                    throw e;
                }
            }
        }
    }

    /** Whether Drive wants the list to be read from its beginning. */
    public static boolean isRefusedPageToken(DriveException failure) {
        return failure.reason().equals("pageToken");
    }

    private List<DriveFile> allPages(String query) throws IOException {
        List<DriveFile> found = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            FileList page = call(() -> drive.files()
                    .list()
                    .setQ(query)
                    .setPageSize(100)
                    .setPageToken(from)
                    .setFields(DriveFile.LIST_FIELDS)
                    .setSupportsAllDrives(true)
                    .setIncludeItemsFromAllDrives(true)
                    .execute());
            if (page.getFiles() != null) {
                page.getFiles().forEach(file -> found.add(DriveFile.of(file)));
            }
            token = page.getNextPageToken();
        } while (token != null && !token.isEmpty());
        return found;
    }

    /** An id for a file that will be made; keep it before you use it. */
    public String newId() throws IOException {
        return call(() -> drive.files()
                        .generateIds()
                        .setCount(1)
                        .setSpace("drive")
                        .execute()
                        .getIds())
                .get(0);
    }

    /** Makes a folder or an empty file; there already (an answer was lost) is done. */
    public DriveFile create(NewFile folder) throws IOException {
        File wanted = metadata(folder);
        try {
            return DriveFile.of(call(() -> drive.files()
                    .create(wanted)
                    .setSupportsAllDrives(true)
                    .setFields(DriveFile.FIELDS)
                    .execute()));
        } catch (DriveException e) {
            if (e.kind() != Kind.EXISTS) {
                throw e;
            }
            return get(folder.id());
        }
    }

    static File metadata(NewFile file) {
        return new File()
                .setId(file.id())
                .setName(file.name())
                .setMimeType(file.mimeType())
                .setParents(List.of(file.parent()))
                .setAppProperties(file.appProperties());
    }

    /** Into another folder, under the same name. */
    public DriveFile move(String id, String toFolder) throws IOException {
        return move(id, toFolder, null);
    }

    /** Into another folder and under another name (null: the same); there already is done. */
    public DriveFile move(String id, String toFolder, @Nullable String name) throws IOException {
        return move(get(id), toFolder, name);
    }

    /**
     * Into another folder from where it was seen, and from nowhere else.
     *
     * @param seen as {@link #get} told of it; Drive refuses a move out of a folder in which the file is not any more
     * @return false when somebody has moved it elsewhere since; then it stays there
     */
    public boolean moveFrom(DriveFile seen, String toFolder) throws IOException {
        try {
            move(seen, toFolder, null);
            return true;
        } catch (DriveException e) {
            if (get(seen.id()).parents().equals(seen.parents())) {
                throw e;
            }
            return false;
        }
    }

    private DriveFile move(DriveFile now, String toFolder, @Nullable String name) throws IOException {
        if (isThere(now, toFolder, name)) {
            return now;
        }
        List<String> others = now.parents().stream()
                .filter(parent -> !parent.equals(toFolder))
                .toList();
        DriveFile moved;
        try {
            moved = DriveFile.of(call(() -> drive.files()
                    .update(now.id(), name == null ? new File() : new File().setName(name))
                    .setAddParents(now.isIn(toFolder) ? null : toFolder)
                    .setRemoveParents(others.isEmpty() ? null : String.join(",", others))
                    .setSupportsAllDrives(true)
                    .setFields(DriveFile.FIELDS)
                    .execute()));
        } catch (DriveException e) {
            // a lost answer: the repeat removes a parent that is gone already
            moved = get(now.id());
            if (!isThere(moved, toFolder, name)) {
                throw e;
            }
        }
        if (!isThere(moved, toFolder, name)) {
            throw DriveException.of(Kind.OUTAGE, "move was accepted but not done");
        }
        return moved;
    }

    private static boolean isThere(DriveFile file, String folder, @Nullable String name) {
        return file.parents().equals(List.of(folder))
                && (name == null || file.name().equals(name));
    }

    /** To the trash, from where a person can take it back for 30 days. */
    public DriveFile trash(String id) throws IOException {
        return DriveFile.of(call(() -> drive.files()
                .update(id, new File().setTrashed(true))
                .setSupportsAllDrives(true)
                .setFields(DriveFile.FIELDS)
                .execute()));
    }

    /** Whose Drive it is and how much room it has. */
    public About about() throws IOException {
        return call(() -> drive.about()
                .get()
                .setFields("user(displayName,emailAddress),storageQuota(limit,usage)")
                .execute());
    }

    /** A small content. */
    public byte[] read(String id) throws IOException {
        return call(() -> {
            GenericUrl url = new GenericUrl(root + "drive/v3/files/" + id);
            url.put("alt", "media");
            url.put("supportsAllDrives", "true");
            HttpResponse response = http.buildGetRequest(url).execute();
            try (InputStream body = response.getContent()) {
                return body == null ? new byte[0] : body.readNBytes(MAX_SMALL);
            } finally {
                response.disconnect();
            }
        });
    }

    /** Replaces a small content. */
    public DriveFile write(String id, String mimeType, byte[] content) throws IOException {
        return DriveFile.of(call(() -> {
            GenericUrl url = new GenericUrl(root + "upload/drive/v3/files/" + id);
            url.put("uploadType", "media");
            url.put("supportsAllDrives", "true");
            url.put("fields", DriveFile.FIELDS);
            HttpRequest request = http.buildPatchRequest(url, new ByteArrayContent(mimeType, content));
            request.setParser(drive.getObjectParser());
            return request.execute().parseAs(File.class);
        }));
    }

    private <T> T call(Callable<T> request) throws IOException {
        return requests.repeat(request);
    }
}
