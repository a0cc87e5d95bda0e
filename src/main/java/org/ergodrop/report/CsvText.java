package org.ergodrop.report;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a text file by its byte order mark: UTF-8, or UTF-16 as spreadsheets save "Unicode text"; without one, UTF-8. */
final class CsvText {

    private static final int LONGEST_MARK = 3;

    private CsvText() {}

    static BufferedReader open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            bytes.mark(LONGEST_MARK);
            byte[] start = bytes.readNBytes(LONGEST_MARK);
            bytes.reset();
            Charset charset = StandardCharsets.UTF_8;
            int mark = 0;
            if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
                mark = 3;
            } else if (startsWith(start, 0xFF, 0xFE)) {
                charset = StandardCharsets.UTF_16LE;
                mark = 2;
            } else if (startsWith(start, 0xFE, 0xFF)) {
                charset = StandardCharsets.UTF_16BE;
                mark = 2;
            }
            bytes.skipNBytes(mark);
            return new BufferedReader(new InputStreamReader(bytes, charset));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static boolean startsWith(byte[] start, int... mark) {
        if (start.length < mark.length) {
            return false;
        }
        for (int at = 0; at < mark.length; at++) {
            if ((start[at] & 0xFF) != mark[at]) {
                return false;
            }
        }
        return true;
    }
}
