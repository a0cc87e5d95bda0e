package org.ergodrop.demo.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One HTTP request as it arrived; the body is read from the connection as it is asked for. */
public final class HttpCall {

    private static final int LONGEST_LINE = 64 * 1024;

    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final CountedBody received;
    private final InputStream body;

    private HttpCall(String method, String target, Map<String, String> headers, InputStream connection)
            throws IOException {
        // Clients whose HTTP library knows no PATCH send POST with this header.
        this.method = headers.getOrDefault("X-HTTP-Method-Override", method).toUpperCase(Locale.ROOT);
        int mark = target.indexOf('?');
        this.path = mark < 0 ? target : target.substring(0, mark);
        this.query = pairs(mark < 0 ? "" : target.substring(mark + 1));
        this.headers = headers;
        boolean chunked = "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"));
        long length = Long.parseLong(headers.getOrDefault("Content-Length", "0").trim());
        this.received = new CountedBody(chunked ? new ChunkedBody(connection) : new SizedBody(connection, length));
        this.body = "gzip".equalsIgnoreCase(headers.get("Content-Encoding")) ? new GZIPInputStream(received) : received;
    }

    /** The next request of a connection, or null when the client has closed it. */
    static @Nullable HttpCall read(BufferedInputStream in, OutputStream out) throws IOException {
        String requestLine = line(in);
        while (requestLine != null && requestLine.isEmpty()) {
            requestLine = line(in);
        }
        if (requestLine == null) {
            return null;
        }
        String[] parts = requestLine.split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("not a request line: " + requestLine);
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.put(
                        header.substring(0, colon), header.substring(colon + 1).trim());
            }
        }
        if ("100-continue".equalsIgnoreCase(headers.get("Expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return new HttpCall(parts[0], parts[1], headers, in);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(next);
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a header line is longer than " + LONGEST_LINE + " bytes");
            }
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
    }

    public static Map<String, String> pairs(String encoded) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.put(decoded(name), decoded(value));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    public String method() {
        return method;
    }

    /** Still percent-encoded, as the ids of files need no encoding. */
    public String path() {
        return path;
    }

    public Map<String, String> query() {
        return query;
    }

    public @Nullable String parameter(String name) {
        return query.get(name);
    }

    public boolean flag(String name) {
        return "true".equals(query.get(name));
    }

    public Map<String, String> headers() {
        return headers;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public InputStream body() {
        return body;
    }

    /** The form fields of the body. */
    public Map<String, String> form() throws IOException {
        return pairs(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }

    public long bytesReceived() {
        return received.count();
    }

    /** Reads what is left of the body, so that the connection can carry the next request. */
    void drain() throws IOException {
        received.transferTo(OutputStream.nullOutputStream());
    }

    /** Content-Length bytes; fails when the client goes away before. */
    private static final class SizedBody extends InputStream {
        private final InputStream connection;
        private long left;

        SizedBody(InputStream connection, long length) {
            this.connection = connection;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = connection.read(target, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the client went away with " + left + " bytes to send");
            }
            left -= read;
            return read;
        }
    }

    /** Transfer-Encoding: chunked. */
    private static final class ChunkedBody extends InputStream {
        private final InputStream connection;
        private long left;
        private boolean ended;

        ChunkedBody(InputStream connection) {
            this.connection = connection;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0 && !ended) {
                nextChunk();
            }
            if (ended) {
                return -1;
            }
            int read = connection.read(target, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the client went away within a chunk");
            }
            left -= read;
            if (left == 0) {
                line(connection);
            }
            return read;
        }

        private void nextChunk() throws IOException {
            String size = line(connection);
            if (size == null) {
                throw new EOFException("the client went away between two chunks");
            }
            left = Long.parseLong(size.split(";", -1)[0].trim(), 16);
            if (left == 0) {
                ended = true;
                line(connection);
            }
        }
    }

    private static final class CountedBody extends java.io.FilterInputStream {
        private long count;

        CountedBody(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }

        long count() {
            return count;
        }
    }
}
