package org.ergodrop.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of the table {@code job} to and from {@link Job}. */
record JobRows(JdbcClient jdbc) {

    /** As the columns say [characters]. */
    static final int LONGEST_NAME = 2000;

    /** A reason is a sentence; what is longer is a stack trace that does not belong here. */
    private static final int LONGEST_REASON = 4000;

    Optional<Job> find(JobId id) {
        return jdbc.sql("select * from job where id = ?")
                .param(id.value())
                .query(JobRows::job)
                .optional();
    }

    List<Job> list(String where, Object... values) {
        return jdbc.sql("select * from job where " + where)
                .params(values)
                .query(JobRows::job)
                .list();
    }

    List<Job> open(Set<JobState> states) {
        return jdbc.sql("select * from job where closed = false and state in (:states) order by created_at, id")
                .param("states", states.stream().map(Enum::name).collect(Collectors.toSet()))
                .query(JobRows::job)
                .list();
    }

    /** The first round in which the job's file had no job about this content yet. */
    int nextRound(Job job, String revision) {
        return jdbc.sql("select coalesce(max(round), -1) + 1 from job where queue = ? and file_id = ? and revision = ?"
                        + " and id <> ?")
                .params(job.queue(), job.file().fileId(), revision, job.id().value())
                .query(Integer.class)
                .single();
    }

    /** Ids begin with the time of their making, so those of the newest jobs are found by the key, whatever the number of all. */
    List<Job> newest(int limit, @Nullable JobState state, @Nullable String queue) {
        List<Object> values = new ArrayList<>();
        String where = "true";
        if (state != null) {
            where += " and state = ?";
            values.add(state.name());
        }
        if (queue != null) {
            where += " and queue = ?";
            values.add(queue);
        }
        return list(where + " order by id desc fetch first " + limit + " rows only", values.toArray()).stream()
                .sorted(Comparator.comparing(Job::createdAt)
                        .thenComparing(job -> job.id().value())
                        .reversed())
                .toList();
    }

    Map<JobState, Integer> countByState(String where) {
        Map<JobState, Integer> counts = new EnumMap<>(JobState.class);
        jdbc.sql("select state, count(*) as jobs from job where " + where + " group by state")
                .query(row -> {
                    counts.put(JobState.valueOf(row.getString("state")), row.getInt("jobs"));
                });
        return counts;
    }

    /** When the oldest of some jobs was made. */
    Optional<Instant> oldest(String where) {
        return jdbc.sql("select created_at from job where " + where + " order by created_at fetch first 1 row only")
                .query((row, number) -> instant(row, "created_at"))
                .optional();
    }

    void insert(Job job) {
        jdbc.sql(
                        "insert into job (id, queue, file_id, revision, round, name, size_bytes, md5, state, state_since, closed,"
                                + " attempt, starts, sends, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, 0, 0, 0, ?)")
                .param(job.id().value())
                .param(job.file().queue())
                .param(job.file().fileId())
                .param(job.file().revision())
                .param(job.file().round())
                .param(KeptText.of(job.name(), LONGEST_NAME))
                .param(job.sizeBytes())
                .param((Object) job.md5())
                .param(job.state().name())
                .param(time(job.stateSince()))
                .param(time(job.createdAt()))
                .update();
    }

    /** Holds the row: nobody has announced the job since it was read, and no worker has it in hand. */
    boolean isUnannounced(Job job, Instant now) {
        return jdbc.sql(
                        "select id from job where id = ? and sends = ? and (lease_until is null or lease_until <= ?) for update")
                .params(job.id().value(), job.sends(), time(now))
                .query(String.class)
                .optional()
                .isPresent();
    }

    /**
     * The compare-and-set; false when the row is no longer what {@code job} says. How often messages were sent does not count: one
     * too many must not take the job from the worker that has it.
     */
    boolean update(
            Job job, JobState to, @Nullable String reason, Instant now, String more, @Nullable Object... values) {
        var statement = jdbc.sql(
                        "update job set state = ?, state_since = case when state = ? then state_since else ? end,"
                                + " reason = ?" + more
                                + " where id = ? and state = ? and attempt = ? and closed = false")
                .param(to.name())
                .param(to.name())
                .param(time(now))
                .param((Object) kept(reason));
        for (Object value : values) {
            statement = value instanceof Instant instant
                    ? statement.param(time(instant))
                    : value == null ? statement.param((Object) null) : statement.param(value);
        }
        return statement
                        .param(job.id().value())
                        .param(job.state().name())
                        .param(job.attempt())
                        .update()
                == 1;
    }

    void event(JobId id, @Nullable JobState from, JobState to, int attempt, @Nullable String reason, Instant now) {
        jdbc.sql("insert into job_event (job_id, at, from_state, to_state, attempt, reason) values (?, ?, ?, ?, ?, ?)")
                .param(id.value())
                .param(time(now))
                .param(from == null ? null : from.name())
                .param(to.name())
                .param(attempt)
                .param(kept(reason))
                .update();
    }

    private static @Nullable String kept(@Nullable String reason) {
        return reason == null ? null : KeptText.of(reason, LONGEST_REASON);
    }

    List<JobEvent> events(JobId id) {
        return jdbc.sql("select * from job_event where job_id = ? order by id")
                .param(id.value())
                .query((row, number) -> new JobEvent(
                        instant(row, "at"),
                        row.getString("from_state") == null ? null : JobState.valueOf(row.getString("from_state")),
                        JobState.valueOf(row.getString("to_state")),
                        row.getInt("attempt"),
                        row.getString("reason")))
                .list();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                new JobId(row.getString("id")),
                new FileKey(
                        row.getString("queue"),
                        row.getString("file_id"),
                        row.getString("revision"),
                        row.getInt("round")),
                row.getString("name"),
                row.getLong("size_bytes"),
                row.getString("md5"),
                JobState.valueOf(row.getString("state")),
                instant(row, "state_since"),
                row.getBoolean("closed"),
                row.getString("reason"),
                row.getInt("attempt"),
                row.getInt("starts"),
                row.getString("worker"),
                instantOrNull(row, "lease_until"),
                instantOrNull(row, "not_before"),
                row.getInt("sends"),
                instantOrNull(row, "sent_at"),
                instant(row, "created_at"));
    }

    /** As both databases take it for {@code timestamp with time zone}. */
    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
