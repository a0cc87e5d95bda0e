package org.ergodrop.google;

import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** The bytes of a download that are here, and their running MD5. Its failures are the disk's, not the line's. */
final class PartFile implements AutoCloseable {

    /** The local disk failed. */
    static final class DiskException extends IOException {

        @Serial
        private static final long serialVersionUID = 1;

        DiskException(IOException cause) {
            super("the local disk failed: " + cause.getMessage(), cause);
        }

        /** Java has no type for it; the words are those of Linux, macOS and Windows. */
        boolean isFull() {
            String text = String.valueOf(getMessage());
            return text.contains("No space left") || text.contains("not enough space") || text.contains("quota");
        }
    }

    private final FileChannel channel;
    private final MessageDigest md5;
    private long length;

    private PartFile(FileChannel channel, MessageDigest md5, long length) {
        this.channel = channel;
        this.md5 = md5;
        this.length = length;
    }

    /** Continues a file; one that is longer than it may be begins again. */
    static PartFile open(Path file, long limit) throws DiskException {
        try {
            MessageDigest md5 = Checksums.md5();
            long length = Files.exists(file) ? Files.size(file) : 0;
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (length > limit) {
                channel.truncate(0);
                length = 0;
            }
            Checksums.feed(md5, file);
            channel.position(length);
            return new PartFile(channel, md5, length);
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    long length() {
        return length;
    }

    void append(byte[] bytes, int count) throws DiskException {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
            while (buffer.hasRemaining()) {
                length += channel.write(buffer);
            }
        } catch (IOException e) {
            throw new DiskException(e);
        }
        md5.update(bytes, 0, count);
    }

    void restart() throws DiskException {
        try {
            channel.truncate(0);
            channel.position(0);
        } catch (IOException e) {
            throw new DiskException(e);
        }
        length = 0;
        md5.reset();
    }

    /** Writes everything through to the disk; returns the MD5. */
    String settle() throws DiskException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new DiskException(e);
        }
        return Checksums.hex(md5);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
