package org.ergodrop.google;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Set;
import org.ergodrop.google.DriveException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Brings a file's content to the local disk, complete and verified. What is here already is kept over lost connections and over
 * the end of the process: {@code <target>.part} holds the bytes, {@code <target>.part.of} says of what.
 */
public final class DriveDownload {

    /** After these, what is here is of no use. */
    private static final Set<Kind> OVER = EnumSet.of(Kind.GONE, Kind.REPLACED, Kind.REFUSED);

    /** Asked how much room a disk has. */
    @FunctionalInterface
    interface Room {
        long usableBytes(Path folder) throws IOException;
    }

    /**
     * Which content of which file.
     *
     * @param revision {@link DriveFile#revision}
     * @param sizeBytes its size [bytes]
     * @param md5 its checksum; null: only the size is checked
     */
    public record Wanted(
            String id,
            String revision,
            long sizeBytes,
            @Nullable String md5) {}

    /** Is told how many bytes are here. */
    @FunctionalInterface
    public interface Progress {
        void bytes(long done, long all);
    }

    private final DriveFiles files;
    private final HttpRequestFactory http;
    private final DriveRequests requests;
    private final DriveProperties properties;
    private final Room room;

    DriveDownload(
            DriveFiles files, HttpRequestFactory http, DriveRequests requests, DriveProperties properties, Room room) {
        this.files = files;
        this.http = http;
        this.requests = requests;
        this.properties = properties;
        this.room = room;
    }

    /** Returns {@code target} when it holds the content. Its folder must be there. */
    public Path fetch(Wanted wanted, Path target, Progress progress) throws IOException {
        Path part = sibling(target, ".part");
        if (isComplete(wanted, target)) {
            return target;
        }
        adopt(wanted, part);
        checkRoom(wanted, part);
        try {
            verifiedTransfer(wanted, part, progress);
        } catch (DriveException e) {
            if (OVER.contains(e.kind())) {
                discard(part);
            }
            throw e;
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(sibling(part, ".of"));
        return target;
    }

    private static boolean isComplete(Wanted wanted, Path target) throws IOException {
        return Files.exists(target)
                && Files.size(target) == wanted.sizeBytes()
                && (wanted.md5() == null || Checksums.md5(target).equals(wanted.md5()));
    }

    /** Bytes of another content are thrown away. */
    private static void adopt(Wanted wanted, Path part) throws IOException {
        Path of = sibling(part, ".of");
        String mine = wanted.id() + " " + wanted.revision() + " " + wanted.sizeBytes() + " " + wanted.md5() + "\n";
        boolean isMine =
                Files.exists(of) && Files.readString(of, StandardCharsets.UTF_8).equals(mine);
        if (!isMine) {
            Files.deleteIfExists(part);
            Files.writeString(of, mine, StandardCharsets.UTF_8);
        }
    }

    /** Twice the size: the video, and what its analysis writes. */
    private void checkRoom(Wanted wanted, Path part) throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        long needed = 2 * wanted.sizeBytes() - have;
        long usable = room.usableBytes(part.toAbsolutePath().getParent());
        if (usable < needed) {
            throw DriveException.of(Kind.DISK_FULL, mebibytes(needed) + " / " + mebibytes(usable));
        }
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    private void verifiedTransfer(Wanted wanted, Path part, Progress progress) throws IOException {
        String firstSha = null;
        while (true) {
            String md5 = transfer(wanted, part, progress);
            if (wanted.md5() == null || md5.equals(wanted.md5())) {
                return;
            }
            if (!files.get(wanted.id()).revision().equals(wanted.revision())) {
                throw DriveException.of(Kind.REPLACED, "content changed during the download");
            }
            String sha = Checksums.sha256(part);
            boolean isStable = sha.equals(firstSha);
            if (isStable && properties.acceptStableMismatch()) {
                return;
            }
            discardBytes(part);
            if (firstSha != null) {
                throw DriveException.of(isStable ? Kind.STABLE_MISMATCH : Kind.DAMAGED, "md5");
            }
            firstSha = sha;
        }
    }

    /** Until every byte is here; returns their MD5. */
    private String transfer(Wanted wanted, Path part, Progress progress) throws IOException {
        try (PartFile bytes = PartFile.open(part, wanted.sizeBytes())) {
            progress.bytes(bytes.length(), wanted.sizeBytes());
            BackOff backOff = requests.backOff();
            while (bytes.length() < wanted.sizeBytes()) {
                long before = bytes.length();
                try {
                    receive(wanted, bytes, progress);
                } catch (DriveException | AuthLostException | PartFile.DiskException named) {
                    throw named;
                } catch (IOException lineBroke) {
                    repeatOrThrow(lineBroke, backOff);
                }
                if (bytes.length() > before) {
                    backOff.reset();
                } else {
                    backOff.pause();
                }
            }
            return bytes.settle();
        } catch (PartFile.DiskException e) {
            throw e.isFull() ? DriveException.of(Kind.DISK_FULL, mebibytes(wanted.sizeBytes())) : e;
        }
    }

    private void repeatOrThrow(IOException lineBroke, BackOff backOff) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw lineBroke;
        }
        if (backOff.isSpent()) {
            throw new DriveException(Kind.OUTAGE, 0, "download", null, lineBroke);
        }
        requests.countRepeat();
    }

    private void receive(Wanted wanted, PartFile bytes, Progress progress) throws IOException {
        HttpResponse response;
        try {
            response = request(wanted, bytes.length()).execute();
        } catch (DriveException e) {
            if (e.kind() == Kind.BAD_RANGE && bytes.length() > 0) {
                checkRevision(wanted);
                bytes.restart();
                return;
            }
            throw e;
        }
        InputStream body = response.getContent();
        try {
            checkRange(wanted, response, bytes);
            copy(wanted, body, bytes, progress);
        } finally {
            if (body != null && bytes.length() == wanted.sizeBytes()) {
                body.close();
            } else {
                // closing the stream would read the rest of the video first
                response.disconnect();
            }
        }
    }

    private void copy(Wanted wanted, @Nullable InputStream body, PartFile bytes, Progress progress) throws IOException {
        byte[] buffer = new byte[(int) properties.downloadBuffer().toBytes()];
        while (body != null && bytes.length() < wanted.sizeBytes()) {
            int n = body.read(buffer, 0, (int) Math.min(buffer.length, wanted.sizeBytes() - bytes.length()));
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted during a download");
            }
            if (n < 0) {
                return;
            }
            bytes.append(buffer, n);
            progress.bytes(bytes.length(), wanted.sizeBytes());
        }
    }

    private HttpRequest request(Wanted wanted, long from) throws IOException {
        GenericUrl url = new GenericUrl(properties.root() + "drive/v3/files/" + wanted.id());
        url.put("alt", "media");
        url.put("supportsAllDrives", "true");
        HttpRequest request = http.buildGetRequest(url);
        request.getHeaders().setAcceptEncoding("identity");
        if (from > 0) {
            request.getHeaders().setRange("bytes=" + from + "-");
        }
        return request;
    }

    /** The answer must continue exactly where we stopped, in a content of the size we expect. */
    private void checkRange(Wanted wanted, HttpResponse response, PartFile bytes) throws IOException {
        if (response.getStatusCode() == 206) {
            String expected = "bytes " + bytes.length() + "-";
            String range = String.valueOf(response.getHeaders().getContentRange());
            if (!range.startsWith(expected) || !range.endsWith("/" + wanted.sizeBytes())) {
                checkRevision(wanted);
                throw new IOException("a range was answered with another range");
            }
        } else {
            Long all = response.getHeaders().getContentLength();
            if (all != null && all != wanted.sizeBytes()) {
                checkRevision(wanted);
            }
            if (bytes.length() > 0) {
                bytes.restart();
            }
        }
    }

    private void checkRevision(Wanted wanted) throws IOException {
        if (!files.get(wanted.id()).revision().equals(wanted.revision())) {
            throw DriveException.of(Kind.REPLACED, "content changed during the download");
        }
    }

    private static void discard(Path part) throws IOException {
        discardBytes(part);
        Files.deleteIfExists(sibling(part, ".of"));
    }

    private static void discardBytes(Path part) throws IOException {
        Files.deleteIfExists(part);
    }

    private static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
