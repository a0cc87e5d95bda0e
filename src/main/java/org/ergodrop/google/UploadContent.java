package org.ergodrop.google;

import com.google.api.client.http.AbstractHttpContent;
import com.google.api.client.http.HttpContent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A local file that is sent. */
record UploadContent(Path file, String mimeType, long sizeBytes, String md5) {

    private static final int BUFFER = 1 << 18;

    static UploadContent of(Path file, String mimeType) throws IOException {
        return new UploadContent(file, mimeType, Files.size(file), Checksums.md5(file));
    }

    /** A piece as the body of a request. */
    HttpContent piece(long from, long length) {
        return new AbstractHttpContent(mimeType) {
            @Override
            public long getLength() {
                return length;
            }

            @Override
            public boolean retrySupported() {
                return false;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                copy(from, length, out);
            }
        };
    }

    private void copy(long from, long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(from);
            long left = length;
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    throw new IOException("the file became shorter while it was sent: " + file.getFileName());
                }
                out.write(buffer, 0, n);
                left -= n;
            }
        }
        out.flush();
    }
}
