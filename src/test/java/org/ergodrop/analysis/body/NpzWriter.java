package org.ergodrop.analysis.body;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes NumPy archives for tests, every variant that NumPy itself writes. */
final class NpzWriter implements Closeable {

    /** Value of an array at an index. */
    interface Values {
        double at(int i, int j, int k);
    }

    private final ZipOutputStream zip;
    private final boolean stored;
    private final boolean columnMajor;

    NpzWriter(Path file, boolean stored, boolean columnMajor) throws IOException {
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 18));
        this.stored = stored;
        this.columnMajor = columnMajor;
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** @param type one of {@code <f4 <f8 >f8 <i4 <i8 <u4} */
    void array(String name, String type, Values values, int... shape) throws IOException {
        ZipEntry entry = new ZipEntry(name + ".npy");
        if (stored) {
            CRC32 crc = new CRC32();
            long[] size = {0};
            write(counting(crc, size), type, values, shape);
            entry.setMethod(ZipEntry.STORED);
            entry.setCrc(crc.getValue());
            entry.setSize(size[0]);
        }
        zip.putNextEntry(entry);
        write(zip, type, values, shape);
        zip.closeEntry();
    }

    /** An array as np.savez writes a dict: pickled. The bytes are no valid pickle on purpose. */
    void objects(String name) throws IOException {
        byte[] body = "this must never be unpickled".getBytes(StandardCharsets.US_ASCII);
        ZipEntry entry = new ZipEntry(name + ".npy");
        byte[] header = header("|O", false);
        if (stored) {
            CRC32 crc = new CRC32();
            crc.update(header);
            crc.update(body);
            entry.setMethod(ZipEntry.STORED);
            entry.setCrc(crc.getValue());
            entry.setSize(header.length + body.length);
        }
        zip.putNextEntry(entry);
        zip.write(header);
        zip.write(body);
        zip.closeEntry();
    }

    private static OutputStream counting(CRC32 crc, long[] size) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                crc.update(b);
                size[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                crc.update(bytes, from, length);
                size[0] += length;
            }
        };
    }

    private static byte[] header(String type, boolean columnMajor, int... shape) {
        StringBuilder lengths = new StringBuilder();
        for (int length : shape) {
            lengths.append(length).append(", ");
        }
        String fields = "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
                .formatted(type, columnMajor ? "True" : "False", lengths);
        int padded = (10 + fields.length() + 1 + 63) / 64 * 64;
        String text = fields + " ".repeat(padded - 10 - fields.length() - 1) + "\n";
        ByteBuffer header = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        header.putShort((short) text.length());
        header.put(text.getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }

    private void write(OutputStream out, String type, Values values, int... shape) throws IOException {
        out.write(header(type, columnMajor, shape));
        int rows = shape[0];
        int columns = shape.length > 1 ? shape[1] : 1;
        int layers = shape.length > 2 ? shape[2] : 1;
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16)
                .order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long count = (long) rows * columns * layers;
        for (long n = 0; n < count; n++) {
            int i = (int) (columnMajor ? n % rows : n / layers / columns);
            int j = (int) (columnMajor ? n / rows % columns : n / layers % columns);
            int k = (int) (columnMajor ? n / rows / columns : n % layers);
            put(buffer, type.substring(1), values.at(i, j, k));
            if (buffer.remaining() < 8) {
                out.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
        }
        out.write(buffer.array(), 0, buffer.position());
    }

    private static void put(ByteBuffer buffer, String type, double value) {
        switch (type) {
            case "f4" -> buffer.putFloat((float) value);
            case "f8" -> buffer.putDouble(value);
            case "i4", "u4" -> buffer.putInt((int) (long) value);
            case "i8" -> buffer.putLong((long) value);
            default -> throw new IllegalArgumentException(type);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
