package org.ergodrop.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails that are owed: one row for one event, whatever is repeated; a row goes from WAITING to SENT or GIVEN_UP. */
public class Outbox {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A mail that is owed.
     *
     * @param tries how often it was tried
     */
    public record Owed(MailEvent event, Instant createdAt, int tries) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    public Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Owes a mail; a second call for the same event changes nothing. Belongs into the transaction of what it tells about. */
    public void add(MailEvent event) {
        if (knows(event)) {
            return;
        }
        Instant now = clock.instant();
        try {
            jdbc.sql("insert into outbox (event_id, kind, queue, job_id, details, state, created_at, next_try, tries)"
                            + " values (?, ?, ?, ?, ?, 'WAITING', ?, ?, 0)")
                    .param(event.id())
                    .param(event.kind().name())
                    .param(event.queue())
                    .param(event.jobId() == null ? null : event.jobId().value())
                    .param(JSON.writeValueAsString(event.details()))
                    .param(JobRows.time(now))
                    .param(JobRows.time(now))
                    .update();
        } catch (DuplicateKeyException addedMeanwhile) {
            // the other one owes the same mail
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the mail about the event was owed once, sent or not. */
    public boolean knows(MailEvent event) {
        return jdbc.sql("select count(*) from outbox where event_id = ?")
                        .param(event.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What is due now, oldest first, at most so many. */
    public List<Owed> due(int limit) {
        return jdbc.sql("select * from outbox where state = 'WAITING' and next_try <= ? order by created_at, event_id"
                        + " fetch first " + limit + " rows only")
                .param(JobRows.time(clock.instant()))
                .query(Outbox::owed)
                .list();
    }

    /** The mail server took it. */
    public void sent(MailEvent event) {
        end(event, "SENT", null);
    }

    /** It is not tried any more. */
    public void giveUp(MailEvent event, String why) {
        end(event, "GIVEN_UP", why);
    }

    /** It failed, and is tried again at {@code next}. */
    public void tryAgain(MailEvent event, Instant next, String why) {
        jdbc.sql(
                        "update outbox set tries = tries + 1, next_try = ?, last_error = ? where event_id = ? and state = 'WAITING'")
                .params(JobRows.time(next), cut(why), event.id())
                .update();
    }

    /** Whether a mail about the job still waits (its attachment is still needed). */
    public boolean isOwed(JobId job) {
        return jdbc.sql("select count(*) from outbox where job_id = ? and state = 'WAITING'")
                        .param(job.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void end(MailEvent event, String state, @Nullable String why) {
        jdbc.sql("update outbox set state = ?, tries = tries + 1, ended_at = ?, last_error = ? where event_id = ?"
                        + " and state = 'WAITING'")
                .param(state)
                .param(JobRows.time(clock.instant()))
                .param(why == null ? null : cut(why))
                .param(event.id())
                .update();
    }

    private static String cut(String why) {
        return why.length() <= 2000 ? why : why.substring(0, 2000);
    }

    private static Owed owed(ResultSet row, int number) throws SQLException {
        try {
            String job = row.getString("job_id");
            Map<String, String> details = JSON.readValue(row.getString("details"), new TypeReference<>() {});
            return new Owed(
                    new MailEvent(
                            row.getString("event_id"),
                            MailEvent.Kind.valueOf(row.getString("kind")),
                            row.getString("queue"),
                            job == null ? null : new JobId(job),
                            details),
                    JobRows.instant(row, "created_at"),
                    row.getInt("tries"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
