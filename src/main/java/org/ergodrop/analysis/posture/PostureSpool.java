package org.ergodrop.analysis.posture;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A series that lies in a temporary file: 10 hours at 30 frames a second take some 280 MB of disk and no more memory than a
 * minute does. Postures are appended in order and can be read any number of times, also between two appends. One thread at
 * a time. Closing removes the file.
 */
public final class PostureSpool implements PostureSeries, AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final DataOutputStream out;
    private long size;
    private boolean closed;

    private PostureSpool(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    }

    /**
     * An empty series in a new file.
     *
     * @param folder an existing folder with room for some 8 kB per second of video
     */
    public static PostureSpool in(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "ergodrop-angles-", ".bin");
            file.toFile().deleteOnExit();
            return new PostureSpool(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The angles cannot be kept in " + folder + ": " + e.getMessage() + ". Check that it is writable.",
                    e);
        }
    }

    /** Adds the next posture. */
    public void append(Posture posture) {
        requireOpen();
        try {
            PostureCodec.write(posture, out);
            size++;
        } catch (IOException e) {
            throw failed("written to", e);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void forEach(Consumer<? super Posture> reader) {
        requireOpen();
        try {
            out.flush();
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
                long until = size;
                for (long i = 0; i < until; i++) {
                    reader.accept(PostureCodec.read(in));
                }
            }
        } catch (IOException e) {
            throw failed("read from", e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("removed from", e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the series is closed");
        }
    }

    private UncheckedIOException failed(String what, IOException cause) {
        return new UncheckedIOException(
                "The angles cannot be " + what + " " + file + ": " + cause.getMessage()
                        + ". Free some disk space and start again.",
                cause);
    }
}
