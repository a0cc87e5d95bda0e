package org.ergodrop.hotfolder.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ergodrop.jobs.JobId;

/** The notes of all open jobs: {@code 02-processing/<job>/.job.json}, beside the video. */
final class JobNotes {

    /** No video is called so, because uploads whose name begins with a dot are left alone. */
    private static final String NOTE = ".job.json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path processing;
    private final Disk disk;

    JobNotes(Path processing, Disk disk) {
        this.processing = processing;
        this.disk = disk;
    }

    Path folder(JobId id) {
        return processing.resolve(id.value());
    }

    JobNote read(JobId id) throws IOException {
        return JSON.readValue(folder(id).resolve(NOTE).toFile(), JobNote.class);
    }

    boolean exists(JobId id) {
        return Files.exists(folder(id).resolve(NOTE));
    }

    JobNote write(JobNote note) throws IOException {
        disk.write(folder(new JobId(note.id())).resolve(NOTE), JSON.writeValueAsString(note));
        return note;
    }

    void remove(JobId id) throws IOException {
        disk.removeOwn(folder(id));
    }

    /** Oldest first, because an id begins with its time. */
    List<JobId> all() throws IOException {
        List<JobId> ids = new ArrayList<>();
        try (Stream<Path> folders = Files.list(processing)) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve(NOTE))) {
                    ids.add(new JobId(folder.getFileName().toString()));
                }
            }
        }
        return ids;
    }
}
