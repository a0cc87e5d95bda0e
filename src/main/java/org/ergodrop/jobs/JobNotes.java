package org.ergodrop.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.DigestUtils;

/**
 * What a job must not do or choose twice, written before the step that it is about: the name of its results folder, the id of a
 * file that will be uploaded, an upload session (encrypted by who writes it).
 */
public class JobNotes {

    /** What the mail about a report says of its content, see {@link MailDetails}; a map. */
    public static final String SUMMARY = "summary";

    /** There while a job is cancelled because a person said so, not because its file went away; its content is her reason. */
    public static final String CANCELLED_BY_HAND = "cancelled-by-hand";

    /** How often a person gave the job a new life, see {@link ByHand#retry}; left out until then. */
    public static final String LIFE = "life";

    /** What the video is called in 04-archive, written before it goes there; left out while it is not filed. */
    public static final String ARCHIVED_AS = "archived-as";

    /** Nobody needs the reservation any more: its job has ended, and the folder's list shows the name by now. Ours. */
    private static final String OVER = "reserved_at < current_timestamp - interval '1' hour"
            + " and not exists (select 1 from job where job.id = reserved_name.job_id and not job.closed)";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    public JobNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> read(JobId job, String name) {
        return jdbc.sql("select content from job_note where job_id = ? and name = ?")
                .params(job.value(), name)
                .query(String.class)
                .optional();
    }

    /** 1, and one more each time a person gave the job another life. */
    public int life(JobId job) {
        return read(job, LIFE).map(Integer::parseInt).orElse(1);
    }

    /** Writes or replaces a note. */
    public void write(JobId job, String name, String text) {
        String content = KeptText.of(text);
        if (update(job, name, content) == 0) {
            try {
                jdbc.sql("insert into job_note (job_id, name, content) values (?, ?, ?)")
                        .params(job.value(), name, content)
                        .update();
            } catch (DuplicateKeyException writtenMeanwhile) {
                update(job, name, content);
            }
        }
    }

    /** Writes or replaces a note of several values. */
    public void write(JobId job, String name, Map<String, String> content) {
        try {
            write(job, name, JSON.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A note of several values; empty when there is none. */
    public Map<String, String> readMap(JobId job, String name) {
        Optional<String> content = read(job, name);
        try {
            return content.isEmpty() ? Map.of() : JSON.readValue(content.get(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The note as it stands, or {@code text} when there is none: who comes second gets what the first one chose. */
    public String choose(JobId job, String name, String text) {
        String content = KeptText.of(text);
        Optional<String> chosen = read(job, name);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        try {
            jdbc.sql("insert into job_note (job_id, name, content) values (?, ?, ?)")
                    .params(job.value(), name, content)
                    .update();
            return content;
        } catch (DuplicateKeyException chosenMeanwhile) {
            return read(job, name).orElseThrow();
        }
    }

    /**
     * Reserves a name in a folder that takes two files of one name. Asked before the folder's list, which may be minutes old: of
     * two jobs that end together one has the name. A repeat by the same job has it again.
     *
     * @param folder identity of the folder
     * @return whether the name is this job's; otherwise another job has it, or had it within the last hour
     */
    public boolean reserve(JobId job, String folder, String name) {
        jdbc.sql("delete from reserved_name where " + OVER).update();
        String key = DigestUtils.md5DigestAsHex((folder + "/" + name).getBytes(StandardCharsets.UTF_8));
        try {
            jdbc.sql("insert into reserved_name (name_key, job_id, reserved_at) values (?, ?, current_timestamp)")
                    .params(key, job.value())
                    .update();
            return true;
        } catch (DuplicateKeyException reservedBefore) {
            return jdbc.sql("select count(*) from reserved_name where name_key = ? and job_id = ?")
                            .params(key, job.value())
                            .query(Integer.class)
                            .single()
                    == 1;
        }
    }

    public void remove(JobId job, String name) {
        jdbc.sql("delete from job_note where job_id = ? and name = ?")
                .params(job.value(), name)
                .update();
    }

    private int update(JobId job, String name, String content) {
        return jdbc.sql("update job_note set content = ? where job_id = ? and name = ?")
                .params(content, job.value(), name)
                .update();
    }
}
