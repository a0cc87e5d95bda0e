package org.ergodrop.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One table of a FlatBuffers file, read in place. Every access is checked, so that a damaged file is an error that says so.
 *
 * <p>Layout (FlatBuffers "Internals" page): a table starts with the signed distance back to its vtable; the vtable holds its own
 * length, the table's length, and for each field the offset from the table's start, 0 = absent. Offsets point forward and
 * are relative to where they are stored.
 *
 * @param bytes the whole file, little-endian
 * @param start where the table begins, in bytes from the file's begin
 */
record FlatTable(ByteBuffer bytes, int start) {

    private static final int IDENTIFIER_OFFSET = 4;
    private static final int VTABLE_HEADER_BYTES = 4;

    /** The root table of {@code file}, which must carry the four-letter {@code identifier}. */
    static FlatTable root(byte[] file, String identifier) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        FlatTable header = new FlatTable(bytes, 0);
        header.check(0, IDENTIFIER_OFFSET + identifier.length());
        String found = new String(file, IDENTIFIER_OFFSET, identifier.length(), StandardCharsets.ISO_8859_1);
        if (!found.equals(identifier)) {
            throw ModelConversionException.damaged("it does not carry the mark " + identifier);
        }
        return new FlatTable(bytes, header.follow(0));
    }

    int integer(int field, int absent) {
        int at = find(field, Integer.BYTES);
        return at == 0 ? absent : bytes.getInt(at);
    }

    int octet(int field, int absent) {
        int at = find(field, Byte.BYTES);
        return at == 0 ? absent : bytes.get(at);
    }

    boolean flag(int field) {
        return octet(field, 0) != 0;
    }

    String text(int field) {
        int at = find(field, Integer.BYTES);
        return at == 0
                ? ""
                : StandardCharsets.UTF_8
                        .decode(elements(follow(at), Byte.BYTES))
                        .toString();
    }

    Optional<FlatTable> table(int field) {
        int at = find(field, Integer.BYTES);
        return at == 0 ? Optional.empty() : Optional.of(new FlatTable(bytes, follow(at)));
    }

    List<FlatTable> tables(int field) {
        int at = find(field, Integer.BYTES);
        List<FlatTable> tables = new ArrayList<>();
        if (at != 0) {
            int vector = follow(at);
            int count = elements(vector, Integer.BYTES).remaining() / Integer.BYTES;
            for (int i = 0; i < count; i++) {
                tables.add(new FlatTable(bytes, follow(vector + Integer.BYTES * (i + 1))));
            }
        }
        return tables;
    }

    /** The vector's bytes; empty when the field is absent. {@code elementBytes} is the size of one element. */
    ByteBuffer vector(int field, int elementBytes) {
        int at = find(field, Integer.BYTES);
        return at == 0 ? ByteBuffer.allocate(0) : elements(follow(at), elementBytes);
    }

    List<Integer> integers(int field) {
        ByteBuffer values = vector(field, Integer.BYTES);
        List<Integer> integers = new ArrayList<>();
        while (values.hasRemaining()) {
            integers.add(values.getInt());
        }
        return integers;
    }

    /** Where {@code field} is stored, 0 when it is absent. */
    private int find(int field, int width) {
        check(start, Integer.BYTES);
        int vtable = start - bytes.getInt(start);
        check(vtable, VTABLE_HEADER_BYTES);
        int entry = VTABLE_HEADER_BYTES + Short.BYTES * field;
        if (entry + Short.BYTES > Short.toUnsignedInt(bytes.getShort(vtable))) {
            return 0;
        }
        check(vtable + entry, Short.BYTES);
        int offset = Short.toUnsignedInt(bytes.getShort(vtable + entry));
        if (offset == 0) {
            return 0;
        }
        check(start + offset, width);
        return start + offset;
    }

    private int follow(int at) {
        check(at, Integer.BYTES);
        long target = at + Integer.toUnsignedLong(bytes.getInt(at));
        check(target, Integer.BYTES);
        return (int) target;
    }

    private ByteBuffer elements(int vector, int elementBytes) {
        check(vector, Integer.BYTES);
        long length = Integer.toUnsignedLong(bytes.getInt(vector)) * elementBytes;
        check(vector + (long) Integer.BYTES, length);
        return bytes.slice(vector + Integer.BYTES, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void check(long at, long length) {
        if (at < 0 || length < 0 || at + length > bytes.capacity()) {
            throw ModelConversionException.damaged(
                    "it points to byte " + (at + length) + " and has " + bytes.capacity());
        }
    }
}
