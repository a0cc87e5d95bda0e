package org.ergodrop.jobs;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a job must not do or choose twice, written before the step that it is about: the name of its results folder, the id of a
 * file that will be uploaded, an upload session (encrypted by who writes it).
 */
public class JobNotes {

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

    /** Writes or replaces a note. */
    public void write(JobId job, String name, String content) {
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

    /** The note as it stands, or {@code content} when there is none: who comes second gets what the first one chose. */
    public String choose(JobId job, String name, String content) {
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
