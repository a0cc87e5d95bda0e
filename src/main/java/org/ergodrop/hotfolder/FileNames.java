package org.ergodrop.hotfolder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.ergodrop.jobs.JobId;

/** Names for what the service puts into the folders: readable, legal everywhere, never in the way of what is there. */
public final class FileNames {

    /** A file name may have 255 bytes; what we add to a name needs at most 60 of them. Ours. */
    private static final int MAX_STEM_BYTES = 190;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    private FileNames() {}

    /** Whether a folder holds this name already. */
    @FunctionalInterface
    public interface Taken {
        boolean test(String name) throws IOException;
    }

    /** {@code <stem>_results_<yyyyMMdd_HHmmss>}, with a short id when the name is taken. */
    public static String resultsFolder(String videoName, JobId id, Instant now, Taken taken) throws IOException {
        String name = stem(videoName) + "_results_"
                + TIME.withZone(ZoneId.systemDefault()).format(now);
        return taken.test(name) ? name + "_" + id.shortId() : name;
    }

    /** The video's own name, with the job's id when the name is taken. */
    public static String video(String videoName, JobId id, Taken taken) throws IOException {
        String name = stem(videoName) + extension(videoName);
        return taken.test(name) ? stem(videoName) + "_" + id + extension(videoName) : name;
    }

    /** The name without its last extension, without characters that some systems refuse, cut to a length they all take. */
    public static String stem(String videoName) {
        int dot = videoName.lastIndexOf('.');
        String stem = (dot > 0 ? videoName.substring(0, dot) : videoName)
                .replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"/\\\\|?*]", "_")
                .replaceAll("^[. ]+|[. ]+$", "_");
        while (stem.getBytes(StandardCharsets.UTF_8).length > MAX_STEM_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem.isEmpty() ? "video" : stem;
    }

    private static String extension(String videoName) {
        int dot = videoName.lastIndexOf('.');
        String extension = dot > 0 ? videoName.substring(dot) : "";
        return extension.matches("\\.[A-Za-z0-9]{1,10}") ? extension : "";
    }
}
