package org.ergodrop.analysis.body;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The elements of an array of up to three axes, streamed in the order of the file: an array of 130 MB is read through a
 * buffer of 256 KiB, and no further than what is asked for.
 */
final class NpyElements {

    private static final int BUFFER_BYTES = 1 << 18;

    /** Takes one element. */
    interface Sink {
        void put(int row, int column, int layer, double value);
    }

    private final DataInputStream stream;
    private final NpyHeader header;
    private final int[] lengths = {1, 1, 1};
    private final int elementBytes;
    private final char kind;
    private final ByteBuffer buffer;

    NpyElements(DataInputStream stream, NpyHeader header) {
        this.stream = stream;
        this.header = header;
        this.elementBytes = header.elementBytes();
        this.kind = header.type().charAt(1);
        System.arraycopy(header.shape(), 0, lengths, 0, header.shape().length);
        this.buffer = ByteBuffer.allocate(BUFFER_BYTES)
                .order(header.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        buffer.limit(0);
    }

    /** Hands over the elements with row &lt; {@code rows} and layer &lt; {@code layers}; reading ends after the last one. */
    void forEach(int rows, int layers, Sink sink) throws IOException {
        int r = Math.min(rows, lengths[0]);
        int l = Math.min(layers, lengths[2]);
        int columns = lengths[1];
        if (header.columnMajor()) {
            for (int layer = 0; layer < l; layer++) {
                for (int column = 0; column < columns; column++) {
                    for (int row = 0; row < r; row++) {
                        sink.put(row, column, layer, next());
                    }
                    skip(lengths[0] - r);
                }
            }
        } else {
            for (int row = 0; row < r; row++) {
                for (int column = 0; column < columns; column++) {
                    for (int layer = 0; layer < l; layer++) {
                        sink.put(row, column, layer, next());
                    }
                    skip(lengths[2] - l);
                }
            }
        }
    }

    private double next() throws IOException {
        if (buffer.remaining() < elementBytes) {
            refill(elementBytes);
        }
        if (kind == 'f') {
            return elementBytes == 8 ? buffer.getDouble() : buffer.getFloat();
        }
        if (elementBytes == 8) {
            return buffer.getLong();
        }
        int value = buffer.getInt();
        return kind == 'u' ? Integer.toUnsignedLong(value) : value;
    }

    private void refill(int needed) throws IOException {
        buffer.compact();
        while (buffer.position() < needed) {
            int read = stream.read(buffer.array(), buffer.position(), buffer.remaining());
            if (read < 0) {
                throw new EOFException("the array ends early");
            }
            buffer.position(buffer.position() + read);
        }
        buffer.flip();
    }

    private void skip(int elements) throws IOException {
        long left = (long) elements * elementBytes;
        while (left > 0) {
            if (!buffer.hasRemaining()) {
                refill((int) Math.min(left, BUFFER_BYTES));
            }
            int passed = (int) Math.min(left, buffer.remaining());
            buffer.position(buffer.position() + passed);
            left -= passed;
        }
    }
}
