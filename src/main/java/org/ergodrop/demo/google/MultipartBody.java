package org.ergodrop.demo.google;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.ergodrop.demo.http.HttpCall;
import org.jspecify.annotations.Nullable;

/** The two parts of multipart/related: JSON, then bytes. */
record MultipartBody(
        byte[] metadata, byte[] content, @Nullable String contentType) {

    static MultipartBody read(HttpCall http, int largest) throws ApiError, IOException {
        String type = http.header("Content-Type");
        int mark = type == null ? -1 : type.indexOf("boundary=");
        if (type == null || mark < 0) {
            throw bad();
        }
        String boundary =
                type.substring(mark + "boundary=".length()).split(";", -1)[0].replace("\"", "");
        byte[] body = http.body().readNBytes(largest + 128 * 1024);
        byte[] line = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        int first = find(body, line, 0);
        int second = find(body, line, first + line.length);
        int end = find(body, line, second + line.length);
        byte[] json = Arrays.copyOfRange(body, first + line.length, second);
        byte[] media = Arrays.copyOfRange(body, second + line.length, end);
        return new MultipartBody(inner(json), inner(media), typeOf(media));
    }

    private static ApiError bad() {
        return ApiError.of(400, "badContent", "Bad content");
    }

    private static int find(byte[] body, byte[] wanted, int from) throws ApiError {
        for (int i = Math.max(0, from); i + wanted.length <= body.length; i++) {
            if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw bad();
    }

    /** What lies between the empty line after the part's headers and the line break before the next boundary. */
    private static byte[] inner(byte[] part) throws ApiError {
        int start = find(part, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0) + 4;
        return Arrays.copyOfRange(part, start, Math.max(start, part.length - 2));
    }

    private static @Nullable String typeOf(byte[] part) throws ApiError {
        int end = find(part, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0);
        for (String header : new String(part, 0, end, StandardCharsets.ISO_8859_1).split("\r\n")) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
                return header.substring("content-type:".length()).trim();
            }
        }
        return null;
    }
}
