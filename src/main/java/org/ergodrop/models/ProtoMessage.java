package org.ergodrop.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A Protocol Buffers message that is being written, field by field in the order of the calls, so that the same calls give the same
 * bytes. Large contents are kept by reference until {@link #writeTo}.
 */
final class ProtoMessage {

    // Wire types of the Protocol Buffers encoding.
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final List<byte[]> chunks = new ArrayList<>();
    private long byteCount;

    ProtoMessage number(int field, long value) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        varint(encoded, ((long) field << 3) | VARINT);
        varint(encoded, value);
        return append(encoded.toByteArray());
    }

    ProtoMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoMessage bytes(int field, byte[] value) {
        return header(field, value.length).append(value);
    }

    ProtoMessage message(int field, ProtoMessage value) {
        header(field, value.byteCount);
        value.chunks.forEach(this::append);
        return this;
    }

    ProtoMessage messages(int field, List<ProtoMessage> values) {
        values.forEach(value -> message(field, value));
        return this;
    }

    void writeTo(OutputStream out) throws IOException {
        for (byte[] chunk : chunks) {
            out.write(chunk);
        }
    }

    private ProtoMessage header(int field, long length) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        varint(encoded, ((long) field << 3) | LENGTH_DELIMITED);
        varint(encoded, length);
        return append(encoded.toByteArray());
    }

    private ProtoMessage append(byte[] chunk) {
        chunks.add(chunk);
        byteCount += chunk.length;
        return this;
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
