package org.ergodrop.pods;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pods that carry our name. A state changes only by a compare-and-set. */
public record RentedPods(JdbcClient jdbc) {

    public Optional<RentedPod> find(String podId) {
        return list("where id = ?", podId).stream().findFirst();
    }

    /** Oldest first. */
    public List<RentedPod> in(RentState state) {
        return list("where state = ? order by first_seen_at, id", state.name());
    }

    /** The pods of an intent that shall be there, the provider's oldest first. */
    List<RentedPod> aliveOf(String intentId) {
        return list(
                "where state = 'ALIVE' and intent_id = ? order by coalesce(created_at, first_seen_at), first_seen_at, id",
                intentId);
    }

    /** What has not been counted to its end. */
    List<RentedPod> uncounted() {
        return list("where state <> 'GONE' or (absent_since is not null and counted_until < absent_since)"
                + " order by first_seen_at, id");
    }

    /** The newest first, whatever became of them; ended ones included. */
    public List<RentedPod> newest(int limit) {
        return list("order by first_seen_at desc, id desc fetch first " + limit + " rows only");
    }

    /** Wanted pods whose end was decided, the latest decision first. */
    List<RentedPod> latestEnded(int limit) {
        return list("where intent_id is not null and end_asked_at is not null"
                + " order by end_asked_at desc, id fetch first " + limit + " rows only");
    }

    List<RentedPod> goneSince(Instant from) {
        return list("where state = 'GONE' and gone_at >= ? order by gone_at, id", Times.of(from));
    }

    void insert(Pod pod, @Nullable String intentId, Instant deadline, Instant now, boolean isListed) {
        jdbc.sql(
                        "insert into pod (id, name, intent_id, state, status, gpu, cloud, data_center, cost_per_hour, created_at,"
                                + " first_seen_at, listed_at, running_at, uptime_seconds, starts, deadline, has_progressed,"
                                + " end_tries, counted_until)"
                                + " values (?, ?, ?, 'ALIVE', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, false, 0, ?)")
                .param(pod.id())
                .param(pod.name())
                .param((Object) intentId)
                .param(pod.status().name())
                .param((Object) pod.gpuId())
                .param((Object) pod.cloud())
                .param((Object) pod.dataCenterId())
                .param(pod.costPerHour())
                .param((Object) Times.ofNullable(pod.createdAt()))
                .param(Times.of(now))
                .param((Object) (isListed ? Times.of(now) : null))
                .param((Object) (pod.status() == PodStatus.RUNNING ? Times.of(now) : null))
                .param(pod.uptimeSeconds())
                .param(Times.of(deadline))
                .param(Times.of(now))
                .update();
    }

    /** Its cost is counted from then on, although it was seen later. */
    void countFrom(String podId, Instant since) {
        jdbc.sql("update pod set counted_until = ? where id = ? and counted_until > ?")
                .params(Times.of(since), podId, Times.of(since))
                .update();
    }

    /** What the list says; a container whose uptime went back was started again. */
    void listed(RentedPod known, Pod pod, Instant now) {
        boolean isRestart = pod.status() == PodStatus.RUNNING && pod.uptimeSeconds() < known.uptimeSeconds();
        Instant running = known.runningAt() == null && pod.status() == PodStatus.RUNNING ? now : known.runningAt();
        jdbc.sql("update pod set status = ?, cost_per_hour = ?, listed_at = ?, running_at = ?, uptime_seconds = ?,"
                        + " starts = starts + ?, created_at = coalesce(created_at, ?) where id = ?")
                .param(pod.status().name())
                .param(pod.costPerHour())
                .param(Times.of(now))
                .param((Object) Times.ofNullable(running))
                .param(pod.status() == PodStatus.RUNNING ? pod.uptimeSeconds() : known.uptimeSeconds())
                .param(isRestart ? 1 : 0)
                .param((Object) Times.ofNullable(pod.createdAt()))
                .param(pod.id())
                .update();
    }

    /** Nobody could look at the work: nothing follows from what was seen before. */
    void blind(Instant now) {
        jdbc.sql("update pod set idle_since = null, progress_since = ? where state = 'ALIVE'")
                .param(Times.of(now))
                .update();
    }

    /** What was seen of the work. */
    void sees(Work work, String progress, Instant now) {
        jdbc.sql("update pod set has_progressed = (has_progressed or progress is not null), progress = ?,"
                        + " progress_since = ? where state = 'ALIVE' and status = 'RUNNING'"
                        + " and (progress is null or progress <> ?)")
                .params(progress, Times.of(now), progress)
                .update();
        String change =
                work.isNone() ? "idle_since = coalesce(idle_since, ?), progress_since = ?" : "idle_since = null";
        var statement = jdbc.sql("update pod set " + change + " where state = 'ALIVE'");
        (work.isNone() ? statement.params(Times.of(now), Times.of(now)) : statement).update();
    }

    /** Its end is decided. False: it was before. */
    boolean end(RentedPod alive, EndReason reason, Instant now) {
        return jdbc.sql("update pod set state = 'ENDING', end_reason = ?, end_asked_at = ? where id = ?"
                                + " and state = 'ALIVE'")
                        .params(reason.name(), Times.of(now), alive.id())
                        .update()
                == 1;
    }

    /** A pod that was proven gone is listed again: everything from the beginning. */
    boolean rise(RentedPod gone, Instant now) {
        return jdbc.sql("update pod set state = 'ENDING', end_asked_at = ?, absent_since = null, gone_at = null,"
                                + " counted_until = ? where id = ? and state = 'GONE'")
                        .params(Times.of(now), Times.of(now), gone.id())
                        .update()
                == 1;
    }

    void askedToEnd(RentedPod ending) {
        jdbc.sql("update pod set end_tries = end_tries + 1 where id = ?")
                .param(ending.id())
                .update();
    }

    void absent(RentedPod ending, @Nullable Instant since) {
        jdbc.sql("update pod set absent_since = ? where id = ? and state = 'ENDING'")
                .param((Object) Times.ofNullable(since))
                .param(ending.id())
                .update();
    }

    boolean gone(RentedPod ending, Instant now) {
        return jdbc.sql("update pod set state = 'GONE', gone_at = ? where id = ? and state = 'ENDING'"
                                + " and absent_since is not null")
                        .params(Times.of(now), ending.id())
                        .update()
                == 1;
    }

    static @Nullable Candidate candidate(ResultSet row) throws SQLException {
        String gpu = row.getString("gpu");
        String cloud = row.getString("cloud");
        return gpu == null || cloud == null ? null : new Candidate(gpu, cloud, row.getString("data_center"));
    }

    private List<RentedPod> list(String which, Object... values) {
        return jdbc.sql("select * from pod " + which)
                .params(values)
                .query(RentedPods::pod)
                .list();
    }

    private static RentedPod pod(ResultSet row, int number) throws SQLException {
        String reason = row.getString("end_reason");
        return new RentedPod(
                row.getString("id"),
                row.getString("name"),
                row.getString("intent_id"),
                RentState.valueOf(row.getString("state")),
                PodStatus.valueOf(row.getString("status")),
                candidate(row),
                row.getDouble("cost_per_hour"),
                Times.orNull(row, "created_at"),
                Times.required(row, "first_seen_at"),
                Times.orNull(row, "listed_at"),
                Times.orNull(row, "running_at"),
                row.getLong("uptime_seconds"),
                row.getInt("starts"),
                Times.required(row, "deadline"),
                Times.orNull(row, "idle_since"),
                row.getString("progress"),
                Times.orNull(row, "progress_since"),
                row.getBoolean("has_progressed"),
                reason == null ? null : EndReason.valueOf(reason),
                Times.orNull(row, "end_asked_at"),
                row.getInt("end_tries"),
                Times.orNull(row, "absent_since"),
                Times.orNull(row, "gone_at"),
                Times.required(row, "counted_until"),
                row.getObject("billed", Double.class));
    }
}
