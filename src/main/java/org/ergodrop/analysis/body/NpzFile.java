package org.ergodrop.analysis.body;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.ergodrop.analysis.body.UnusableBodyModelException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads single arrays of a NumPy archive, deflated or stored, without loading the rest. Pickled objects are never touched.
 */
final class NpzFile implements Closeable {

    private static final int ZIP_MAGIC = 0x504b0304; // "PK\3\4"

    private final String fileName;
    private final ZipFile zip;

    private NpzFile(String fileName, ZipFile zip) {
        this.fileName = fileName;
        this.zip = zip;
    }

    static NpzFile open(Path file) throws UnusableBodyModelException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new UnusableBodyModelException(Problem.NOT_FOUND, file.toString());
        }
        try {
            return new NpzFile(name, new ZipFile(file.toFile()));
        } catch (IOException e) {
            throw startsAsZip(file)
                    ? new UnusableBodyModelException(Problem.DAMAGED, name, String.valueOf(e.getMessage()))
                    : new UnusableBodyModelException(Problem.NOT_NPZ, name);
        }
    }

    private static boolean startsAsZip(Path file) {
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream data = new DataInputStream(stream)) {
            return data.readInt() == ZIP_MAGIC;
        } catch (IOException e) {
            return false;
        }
    }

    /** Reads one array's header only. */
    NpyHeader header(String array) throws UnusableBodyModelException {
        return read(array, null);
    }

    /** What of an array is wanted: rows and layers from 0 on, and who takes them. */
    record Wanted(int rows, int layers, NpyElements.Sink sink) {}

    /**
     * Reads the wanted part of an array.
     *
     * @throws UnusableBodyModelException when the array is missing, damaged, not made of numbers, or holds NaN or infinity
     */
    NpyHeader read(String array, @Nullable Wanted wanted) throws UnusableBodyModelException {
        ZipEntry entry = zip.getEntry(array + ".npy");
        if (entry == null) {
            throw new UnusableBodyModelException(Problem.MISSING_ARRAY, fileName, array);
        }
        boolean[] finite = {true};
        NpyHeader header;
        try (DataInputStream stream = new DataInputStream(zip.getInputStream(entry))) {
            header = NpyHeader.read(stream);
            if (wanted != null) {
                if (header.elementBytes() == 0 || header.shape().length > 3) {
                    throw new UnusableBodyModelException(Problem.WRONG_TYPE, fileName, array, header.type());
                }
                NpyElements.Sink sink = wanted.sink;
                new NpyElements(stream, header).forEach(wanted.rows, wanted.layers, (row, column, layer, value) -> {
                    finite[0] &= Math.abs(value) <= Double.MAX_VALUE;
                    sink.put(row, column, layer, value);
                });
            }
        } catch (IOException e) {
            throw new UnusableBodyModelException(Problem.DAMAGED, fileName, array + ": " + e.getMessage());
        }
        if (!finite[0]) {
            throw new UnusableBodyModelException(Problem.NOT_FINITE, fileName, array);
        }
        return header;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
