package org.ergodrop.google;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How Google Drive is spoken to.
 *
 * @param rootUrl where the Drive API is; another address only for a stand-in
 * @param connectTimeout how long a connection may take to open
 * @param readTimeout how long a connection may be silent
 * @param firstWait pause after the first failed try
 * @param waitMultiplier each further pause is so many times longer
 * @param longestWait no pause is longer; a pause that Google asks for wins
 * @param patience how long one request is repeated before it has failed
 * @param dailyCapAfter nothing but rate limits for so long means that the day's allowance is spent
 * @param unitsPerMinute quota units one account may spend in a minute
 * @param uploadChunk size of one piece of an upload; a multiple of 256 KiB
 * @param downloadBuffer how much of a download is read at once
 * @param acceptStableMismatch whether a video is taken whose checksum at Google is wrong
 */
@Validated
@ConfigurationProperties("ergodrop.drive")
public record DriveProperties(
        @DefaultValue("https://www.googleapis.com/") @NotNull
        URI rootUrl,

        @DefaultValue("20s") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration connectTimeout,

        @DefaultValue("60s") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration readTimeout,

        @DefaultValue("1s") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration firstWait,

        @DefaultValue("2.0") @DecimalMin(value = "1.0", message = "must be at least 1.0")
        double waitMultiplier,

        @DefaultValue("64s") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration longestWait,

        @DefaultValue("15m") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration patience,

        @DefaultValue("10m") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration dailyCapAfter,

        @DefaultValue("200000")
        @Min(value = 1000, message = "must be at least 1000")
        @Max(value = 1_000_000, message = "must be at most 1000000")
        int unitsPerMinute,

        @DefaultValue("8MB") DataSize uploadChunk,
        @DefaultValue("256KB") DataSize downloadBuffer,
        @DefaultValue("false") boolean acceptStableMismatch) {

    /** Google takes the pieces of an upload in multiples of this [bytes]. Facts A7. */
    static final int CHUNK_UNIT = 262_144;

    @AssertTrue(message = "ergodrop.drive.upload-chunk must be a multiple of 256KB, at most 1GB")
    boolean isUploadChunkTaken() {
        long bytes = uploadChunk.toBytes();
        return bytes > 0 && bytes % CHUNK_UNIT == 0 && bytes <= 1 << 30;
    }

    @AssertTrue(message = "ergodrop.drive.download-buffer must be between 1KB and 64MB")
    boolean isDownloadBufferTaken() {
        return downloadBuffer.toBytes() >= 1024 && downloadBuffer.toBytes() <= 64L << 20;
    }

    /** The same, but a request is given up after {@code shorter}: for a person who waits in front of a screen. */
    public DriveProperties withPatience(Duration shorter) {
        return new DriveProperties(
                rootUrl,
                connectTimeout,
                readTimeout,
                firstWait,
                waitMultiplier,
                longestWait,
                shorter,
                dailyCapAfter,
                unitsPerMinute,
                uploadChunk,
                downloadBuffer,
                acceptStableMismatch);
    }

    /** {@link #rootUrl} with a slash at its end. */
    String root() {
        String url = rootUrl.toString();
        return url.endsWith("/") ? url : url + "/";
    }
}
