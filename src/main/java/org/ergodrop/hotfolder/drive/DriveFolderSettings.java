package org.ergodrop.hotfolder.drive;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is taken from a Drive folder, and how often the folder itself is looked after.
 *
 * @param checkEvery how often it is made sure that the six folders are there and open to us
 * @param lookPatience how long a look is repeated before it has failed
 * @param shortcuts whether a shortcut to a video is taken like the video
 * @param videoTypes extensions of names that are videos whatever type Drive gives them
 */
@Validated
@ConfigurationProperties("ergodrop.drive.folder")
public record DriveFolderSettings(
        @DefaultValue("5m") @DurationMin(seconds = 1, message = "must be at least 1s")
        Duration checkEvery,

        @DefaultValue("5m") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration lookPatience,

        @DefaultValue("true") boolean shortcuts,

        @DefaultValue("mp4,mov,m4v,avi,mkv,webm,3gp,3g2,mts,m2ts,ts,mpg,mpeg,wmv,flv,ogv")
        Set<String> videoTypes) {

    boolean isVideo(String name, String mimeType) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return mimeType.startsWith("video/") || videoTypes.contains(extension);
    }
}
