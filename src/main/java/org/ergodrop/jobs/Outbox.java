package org.ergodrop.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails that are owed: one row for one event, whatever is repeated; a row goes from WAITING to SENT or GIVEN_UP. */
public class Outbox {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A mail that is owed.
     *
     * @param createdAt when its event was reported
     * @param tries how often it was tried
     * @param answers what is settled, by address: empty text, it has the mail; otherwise how the server refused it for good
     */
    public record Owed(MailEvent event, Instant createdAt, int tries, Map<String, String> answers) {

        public Owed {
            answers = Map.copyOf(answers);
        }
    }

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
        Instant now = now();
        try {
            jdbc.sql("insert into outbox (event_id, kind, queue, job_id, details, state, created_at, next_try, tries)"
                            + " values (?, ?, ?, ?, ?, 'WAITING', ?, ?, 0)")
                    .param(event.id())
                    .param(event.kind().name())
                    .param(event.queue())
                    .param(event.jobId() == null ? null : event.jobId().value())
                    .param(json(event.details()))
                    .param(JobRows.time(now))
                    .param(JobRows.time(now))
                    .update();
        } catch (DuplicateKeyException addedMeanwhile) {
            // the other one owes the same mail
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

    /** What is due now, oldest first, at most so many. A row that cannot be read is given up: it must not stop the others. */
    public List<Owed> due(int limit) {
        return jdbc
                .sql("select * from outbox where state = 'WAITING' and next_try <= ? order by created_at, event_id"
                        + " fetch first " + limit + " rows only")
                .param(JobRows.time(now()))
                .query((row, number) -> owed(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Takes mails in hand: nobody else sees them before {@code until}, and neither do we after a crash. False when somebody else
     * has one of them; then none may be sent.
     */
    public boolean take(Collection<Owed> mails, Instant until) {
        return jdbc.sql("update outbox set next_try = :until where event_id in (:ids) and state = 'WAITING'"
                                + " and next_try <= :now")
                        .param("until", JobRows.time(until))
                        .param("ids", ids(mails))
                        .param("now", JobRows.time(now()))
                        .update()
                == mails.size();
    }

    /** Not due before {@code next}; no try was made. */
    public void postpone(Collection<Owed> mails, Instant next) {
        jdbc.sql("update outbox set next_try = :next where event_id in (:ids) and state = 'WAITING'")
                .param("next", JobRows.time(next))
                .param("ids", ids(mails))
                .update();
    }

    /** The mail server took them; one statement, so that a digest is marked whole. */
    public void sent(Collection<Owed> mails) {
        end(mails, "SENT", null);
    }

    /** They are not tried any more. */
    public void giveUp(Collection<Owed> mails, String why) {
        end(mails, "GIVEN_UP", why);
    }

    /**
     * They failed, and are tried again at {@code next}.
     *
     * @param answers what is settled by now, see {@link Owed#answers}
     */
    public void tryAgain(Collection<Owed> mails, Instant next, String why, Map<String, String> answers) {
        jdbc.sql("update outbox set tries = tries + 1, next_try = :next, last_error = :why, answers = :answers"
                        + " where event_id in (:ids) and state = 'WAITING'")
                .param("next", JobRows.time(next))
                .param("why", cut(why))
                .param("answers", json(answers))
                .param("ids", ids(mails))
                .update();
    }

    /** How many mails are owed. */
    public int countOwed() {
        return jdbc.sql("select count(*) from outbox where state = 'WAITING'")
                .query(Integer.class)
                .single();
    }

    /** Whether a mail about the job still waits (its attachment is still needed). */
    public boolean isOwed(JobId job) {
        return jdbc.sql("select count(*) from outbox where job_id = ? and state = 'WAITING'")
                        .param(job.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void end(Collection<Owed> mails, String state, @Nullable String why) {
        end(ids(mails), state, why);
    }

    private void end(List<String> ids, String state, @Nullable String why) {
        jdbc.sql("update outbox set state = :state, tries = tries + 1, ended_at = :now, last_error = :why"
                        + " where event_id in (:ids) and state = 'WAITING'")
                .param("state", state)
                .param("now", JobRows.time(now()))
                .param("why", why == null ? null : cut(why))
                .param("ids", ids)
                .update();
    }

    private Optional<Owed> owed(ResultSet row) throws SQLException {
        String id = row.getString("event_id");
        try {
            String job = row.getString("job_id");
            return Optional.of(new Owed(
                    new MailEvent(
                            id,
                            MailEvent.Kind.valueOf(row.getString("kind")),
                            row.getString("queue"),
                            job == null ? null : new JobId(job),
                            map(row.getString("details"))),
                    JobRows.instant(row, "created_at"),
                    row.getInt("tries"),
                    map(row.getString("answers"))));
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            end(List.of(id), "GIVEN_UP", "the row cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static List<String> ids(Collection<Owed> mails) {
        return mails.stream().map(mail -> mail.event().id()).toList();
    }

    private static Map<String, String> map(String json) throws JsonProcessingException {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    private static String json(Map<String, String> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String cut(String why) {
        return KeptText.of(why, 2000);
    }
}
