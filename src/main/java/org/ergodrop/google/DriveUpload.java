package org.ergodrop.google;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.model.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ergodrop.google.DriveException.Kind;

/**
 * Brings a local file to Drive exactly once: under an id that the caller chose before, in a session that survives lost
 * connections and the end of the process. Pieces follow what Google says it has, never what was sent.
 */
public final class DriveUpload {

    private final DriveFiles files;
    private final HttpRequestFactory repeating;
    private final HttpRequestFactory once;
    private final DriveRequests requests;
    private final DriveProperties properties;
    private final UploadSessions sessions;

    DriveUpload(
            DriveFiles files,
            HttpTransport transport,
            DriveRequests requests,
            DriveProperties properties,
            UploadSessions sessions) {
        this.files = files;
        this.repeating = transport.createRequestFactory(requests);
        this.once = transport.createRequestFactory(requests.once());
        this.requests = requests;
        this.properties = properties;
        this.sessions = sessions;
    }

    /**
     * A new file. There already with the same content is done.
     *
     * @throws DriveException EXISTS when the id holds another content
     */
    public DriveFile upload(NewFile wanted, Path file, SessionVault vault) throws IOException {
        UploadContent content = UploadContent.of(file, wanted.mimeType());
        try {
            return proven(wanted.id(), content, send(content, vault, () -> openNew(wanted, content)));
        } catch (DriveException e) {
            if (e.kind() != Kind.EXISTS) {
                throw e;
            }
            DriveFile there = existing(wanted.id(), e);
            vault.forget();
            if (!content.md5().equals(there.md5())) {
                throw DriveException.of(Kind.EXISTS, "another content");
            }
            return there;
        }
    }

    /** Another content for a file that is there. */
    public DriveFile replace(String id, String mimeType, Path file, SessionVault vault) throws IOException {
        UploadContent content = UploadContent.of(file, mimeType);
        return proven(id, content, send(content, vault, () -> openUpdate(id, content)));
    }

    /** Read back: only what Google itself says it has is there. */
    private DriveFile proven(String id, UploadContent content, File answer) throws IOException {
        DriveFile there = id.equals(answer.getId()) && content.md5().equals(answer.getMd5Checksum())
                ? DriveFile.of(answer)
                : files.get(id);
        if (!content.md5().equals(there.md5())) {
            throw DriveException.of(Kind.DAMAGED, "md5 after the upload");
        }
        return there;
    }

    /** The id is taken, so the file must be there; a list or a replica may be late. */
    private DriveFile existing(String id, DriveException taken) throws IOException {
        BackOff backOff = requests.backOff();
        while (true) {
            try {
                return files.get(id);
            } catch (DriveException e) {
                if (e.kind() != Kind.GONE || backOff.isSpent()) {
                    throw e.kind() == Kind.GONE ? taken : e;
                }
                backOff.pause();
            }
        }
    }

    private File send(UploadContent content, SessionVault vault, UploadRun.Opening opening) throws IOException {
        long pieceBytes = properties.uploadChunk().toBytes();
        return new UploadRun(content, vault, sessions, once, requests, pieceBytes).send(opening);
    }

    private String openNew(NewFile wanted, UploadContent content) throws IOException {
        GenericUrl url = sessionUrl("");
        String metadata = GsonFactory.getDefaultInstance().toString(DriveFiles.metadata(wanted));
        return opened(repeating.buildPostRequest(url, json(metadata)), content);
    }

    private String openUpdate(String id, UploadContent content) throws IOException {
        return opened(repeating.buildPatchRequest(sessionUrl("/" + id), json("{}")), content);
    }

    private GenericUrl sessionUrl(String id) {
        GenericUrl url = new GenericUrl(properties.root() + "upload/drive/v3/files" + id);
        url.put("uploadType", "resumable");
        url.put("supportsAllDrives", "true");
        url.put("fields", DriveFile.FIELDS);
        return url;
    }

    private static HttpContent json(String text) {
        return new ByteArrayContent("application/json; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private String opened(HttpRequest request, UploadContent content) throws IOException {
        request.getHeaders().set("X-Upload-Content-Type", content.mimeType());
        request.getHeaders().set("X-Upload-Content-Length", content.sizeBytes());
        return requests.repeat(() -> {
            HttpResponse response = request.execute();
            String session = response.getHeaders().getLocation();
            response.ignore();
            if (session == null) {
                throw DriveException.of(Kind.OUTAGE, "upload session without an address");
            }
            return session;
        });
    }
}
