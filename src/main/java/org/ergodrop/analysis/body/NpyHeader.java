package org.ergodrop.analysis.body;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header of one array in NumPy's npy format, versions 1 to 3 (NumPy Enhancement Proposal 1). Only the three fields are read;
 * nothing is evaluated or unpickled.
 *
 * @param type NumPy's type string, for instance {@code <f8}; {@code |O} for pickled objects
 * @param columnMajor whether the first index runs fastest (Fortran order)
 * @param shape lengths of the axes
 */
record NpyHeader(String type, boolean columnMajor, int[] shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 20;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /** Reads the header and leaves the stream at the first element. */
    static NpyHeader read(DataInputStream stream) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        stream.readFully(magic);
        int major = stream.readUnsignedByte();
        stream.readUnsignedByte();
        if (!Arrays.equals(magic, MAGIC) || major < 1 || major > 3) {
            throw new IOException("no npy header");
        }
        int length = major == 1
                ? Short.toUnsignedInt(Short.reverseBytes(stream.readShort()))
                : Integer.reverseBytes(stream.readInt());
        if (length < 0 || length > LONGEST_HEADER) {
            throw new IOException("npy header of " + length + " bytes");
        }
        byte[] text = new byte[length];
        stream.readFully(text);
        String fields = new String(text, StandardCharsets.UTF_8);
        Matcher type = TYPE.matcher(fields);
        Matcher order = ORDER.matcher(fields);
        Matcher shape = SHAPE.matcher(fields);
        if (!order.find() || !shape.find()) {
            throw new IOException("unreadable npy header");
        }
        return new NpyHeader(type.find() ? type.group(1) : "structured", "True".equals(order.group(1)), lengths(shape));
    }

    private static int[] lengths(Matcher shape) throws IOException {
        try {
            return Arrays.stream(shape.group(1).split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IOException("unreadable npy shape", e);
        }
    }

    /** Bytes of one element; 0 when its type is none of f4, f8, i4, i8, u4, u8. */
    int elementBytes() {
        boolean known = type.matches("[<>=|][fiu][48]");
        return known ? type.charAt(2) - '0' : 0;
    }

    boolean bigEndian() {
        return type.charAt(0) == '>';
    }

    String shapeText() {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')');
    }
}
