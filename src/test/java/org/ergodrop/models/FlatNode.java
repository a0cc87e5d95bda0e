package org.ergodrop.models;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A tree of FlatBuffers objects for tests, written parents first. Every object starts so that its contents are aligned to 16. */
final class FlatNode {

    private static final int ALIGNMENT = 16;

    private final boolean table;
    private final Object[] fields;
    private final byte[] contents;
    private final int count;

    private FlatNode(boolean table, Object[] fields, byte[] contents, int count) {
        this.table = table;
        this.fields = fields;
        this.contents = contents;
        this.count = count;
    }

    /** Fields by number: null = absent, an Integer (any width, stored in 4 bytes), or a node. */
    static FlatNode table(Object... fields) {
        return new FlatNode(true, fields, new byte[0], 0);
    }

    static FlatNode tables(List<FlatNode> tables) {
        return new FlatNode(false, tables.toArray(), new byte[0], tables.size());
    }

    static FlatNode integers(List<Integer> values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(bytes::putInt);
        return vector(bytes.array(), values.size());
    }

    /** {@code count} elements in {@code contents}. */
    static FlatNode vector(byte[] contents, int count) {
        return new FlatNode(false, new Object[0], contents, count);
    }

    static FlatNode text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return vector(Arrays.copyOf(bytes, bytes.length + 1), bytes.length);
    }

    /** The file with this table as its root. */
    byte[] file(String identifier) {
        Map<FlatNode, Integer> positions = new IdentityHashMap<>();
        int length = place(ALIGNMENT, positions);
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, positions.get(this));
        file.put(4, identifier.getBytes(StandardCharsets.ISO_8859_1));
        positions.forEach((node, position) -> node.write(file, position, positions));
        return file.array();
    }

    /** Bytes in front of the object's position: the vtable of a table, or what aligns a vector's contents. */
    private int head() {
        int raw = table ? 4 + 2 * fields.length : ALIGNMENT - Integer.BYTES;
        return table ? roundUp(raw) : raw;
    }

    private int place(int free, Map<FlatNode, Integer> positions) {
        positions.put(this, free + head());
        int next = roundUp(free + head() + Integer.BYTES + Integer.BYTES * fields.length + contents.length);
        for (Object field : fields) {
            if (field instanceof FlatNode child) {
                next = child.place(next, positions);
            }
        }
        return next;
    }

    private void write(ByteBuffer file, int position, Map<FlatNode, Integer> positions) {
        int vtable = position - head();
        file.putInt(position, table ? position - vtable : count);
        file.put(position + Integer.BYTES, contents);
        if (table) {
            file.putShort(vtable, (short) (4 + 2 * fields.length));
            file.putShort(vtable + 2, (short) (4 + 4 * fields.length));
        }
        for (int i = 0; i < fields.length; i++) {
            int at = position + Integer.BYTES * (i + 1);
            if (fields[i] != null) {
                file.putInt(at, fields[i] instanceof FlatNode child ? positions.get(child) - at : (Integer) fields[i]);
            }
            if (table) {
                file.putShort(vtable + 4 + 2 * i, (short) (fields[i] == null ? 0 : at - position));
            }
        }
    }

    private static int roundUp(int value) {
        return (value + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Little-endian bytes of {@code values}. */
    static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /** Little-endian bytes of {@code values}. */
    static byte[] shorts(int... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int value : values) {
            bytes.write(value);
            bytes.write(value >> 8);
        }
        return bytes.toByteArray();
    }
}
