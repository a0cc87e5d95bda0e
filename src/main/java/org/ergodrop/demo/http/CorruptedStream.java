package org.ergodrop.demo.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream with one byte changed in all its bits. */
final class CorruptedStream extends FilterInputStream {

    private final long corrupted;
    private long position;

    CorruptedStream(InputStream in, long corrupted) {
        super(in);
        this.corrupted = corrupted;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0 && corrupted >= position && corrupted < position + read) {
            int index = offset + (int) (corrupted - position);
            target[index] = (byte) ~target[index];
        }
        position += Math.max(read, 0);
        return read;
    }
}
