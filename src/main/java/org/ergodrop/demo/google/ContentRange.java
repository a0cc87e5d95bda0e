package org.ergodrop.demo.google;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header Content-Range of an upload.
 *
 * @param first of the chunk's bytes, below zero for a mere question
 * @param last of them
 * @param total below zero when the client does not know yet
 */
record ContentRange(long first, long last, long total) {

    private static final Pattern CHUNK = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+|\\*)");
    private static final Pattern QUESTION = Pattern.compile("bytes \\*/(\\d+|\\*)");

    static ContentRange parse(String header) throws ApiError {
        Matcher chunk = CHUNK.matcher(header.trim());
        if (chunk.matches()) {
            return new ContentRange(
                    Long.parseLong(chunk.group(1)), Long.parseLong(chunk.group(2)), total(chunk.group(3)));
        }
        Matcher question = QUESTION.matcher(header.trim());
        if (question.matches()) {
            return new ContentRange(-1, -1, total(question.group(1)));
        }
        throw ApiError.of(400, "badRequest", "Failed to parse Content-Range header.");
    }

    private static long total(String text) {
        return text.equals("*") ? -1 : Long.parseLong(text);
    }

    boolean isQuestion() {
        return first < 0;
    }

    static boolean asks(@Nullable String header) {
        return header != null && QUESTION.matcher(header.trim()).matches();
    }
}
