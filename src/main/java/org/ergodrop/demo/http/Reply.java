package org.ergodrop.demo.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param length bytes of the body as Content-Length tells them
 * @param ending what happens to the connection while the body is written
 */
public record Reply(int status, Map<String, String> headers, long length, Payload payload, Ending ending) {

    /** Opens the body; it gives at least the reply's length of bytes. */
    public interface Payload {
        InputStream open() throws IOException;
    }

    /** How the body ends. */
    public sealed interface Ending permits Whole, Closed, Reset {}

    /** The whole body; the connection stays open. */
    public record Whole() implements Ending {}

    /** The connection is closed in good order after so many bytes of the body. */
    public record Closed(long afterBytes) implements Ending {}

    /** The connection is reset after so many bytes of the body; below zero: before the status line. */
    public record Reset(long afterBytes) implements Ending {}

    public static Reply empty(int status) {
        return bytes(status, "", new byte[0]);
    }

    public static Reply json(int status, JsonNode body) {
        byte[] text = (body.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
        return bytes(status, "application/json; charset=UTF-8", text);
    }

    public static Reply html(int status, String body) {
        return bytes(status, "text/html; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply bytes(int status, String contentType, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!contentType.isEmpty()) {
            headers.put("Content-Type", contentType);
        }
        return new Reply(status, headers, body.length, () -> new ByteArrayInputStream(body), new Whole());
    }

    /** A stretch of a file on disk, which may go on growing. */
    public static Reply file(int status, Path file, long offset, long length) {
        Payload payload = () -> {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(offset);
            return Channels.newInputStream(channel);
        };
        return new Reply(status, new LinkedHashMap<>(), length, payload, new Whole());
    }

    /** No answer at all: the client sees its connection reset. */
    public static Reply none() {
        return empty(0).ending(new Reset(-1));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, length, payload, ending);
    }

    public Reply ending(Ending how) {
        return new Reply(status, headers, length, payload, how);
    }

    /** The same answer with one byte of its body changed. */
    public Reply corruptedAt(long position) {
        if (position >= length) {
            return this;
        }
        return new Reply(status, headers, length, () -> new CorruptedStream(payload.open(), position), ending);
    }

    /** The same answer, honest in its header about a body that is too short. */
    public Reply shortenedTo(long bytes) {
        return new Reply(status, headers, Math.min(bytes, length), payload, ending);
    }
}
