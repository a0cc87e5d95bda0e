package org.ergodrop.jobs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Names one job in folders, messages, logs and file names.
 *
 * @param value letters, digits and dashes, at most 40: safe as a folder name whatever the video is called
 */
public record JobId(String value) {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    public JobId {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a job id: " + value);
        }
    }

    /** A new id: when the job began, UTC, and six random hexadecimal digits. */
    public static JobId fresh(Instant now, RandomGenerator random) {
        return new JobId(TIME.format(now) + "-" + String.format("%06x", random.nextInt(1 << 24)));
    }

    /** Whether {@code text} could be one. */
    public static boolean isOne(String text) {
        return SAFE.matcher(text).matches();
    }

    /** The id from a message header; a missing one is refused before the work, not after it. */
    public static JobId parse(String header) {
        if (header == null) {
            throw new IllegalArgumentException("the message has no header " + JobHeaders.JOB_ID);
        }
        return new JobId(header);
    }

    /** The random digits: enough to tell two results of one second apart. */
    public String shortId() {
        return value.substring(value.lastIndexOf('-') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
