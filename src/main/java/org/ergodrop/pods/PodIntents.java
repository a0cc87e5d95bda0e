package org.ergodrop.pods;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The intents. Every change is a compare-and-set on state and number of requests; false: the row is no longer what was read. */
public record PodIntents(JdbcClient jdbc) {

    private static final int MAX_ANSWER = 2000;

    public void insert(String id, String podName, boolean byHand, Instant now) {
        jdbc.sql("insert into pod_intent (id, pod_name, state, by_hand, asks, rounds, created_at, next_try)"
                        + " values (?, ?, 'WANTED', ?, 0, 0, ?, ?)")
                .params(id, podName, byHand, Times.of(now), Times.of(now))
                .update();
    }

    public Optional<PodIntent> byName(String podName) {
        return jdbc.sql("select * from pod_intent where pod_name = ?")
                .param(podName)
                .query(PodIntents::intent)
                .optional();
    }

    public PodIntent get(String id) {
        return jdbc.sql("select * from pod_intent where id = ?")
                .param(id)
                .query(PodIntents::intent)
                .single();
    }

    /** Oldest first. */
    public List<PodIntent> in(IntentState state) {
        return jdbc.sql("select * from pod_intent where state = ? order by created_at, id")
                .param(state.name())
                .query(PodIntents::intent)
                .list();
    }

    /** A request for {@code candidate} is about to leave. */
    boolean asking(PodIntent intent, Candidate candidate, Instant now, Instant deadline) {
        return jdbc.sql("update pod_intent set state = 'ASKED', asks = asks + 1, gpu = ?, cloud = ?, data_center = ?,"
                                + " asked_at = ?, deadline = ? where id = ? and state = 'WANTED' and asks = ?")
                        .param(candidate.gpuId())
                        .param(candidate.cloud())
                        .param((Object) candidate.dataCenterId())
                        .param(Times.of(now))
                        .param(Times.of(deadline))
                        .param(intent.id())
                        .param(intent.asks())
                        .update()
                == 1;
    }

    /** No pod came of the request: another may be tried at {@code nextTry}. */
    boolean refused(PodIntent asked, Instant nextTry, @Nullable String answer) {
        return jdbc.sql("update pod_intent set state = 'WANTED', next_try = ?, last_answer = ?"
                                + " where id = ? and state = 'ASKED' and asks = ?")
                        .params(Times.of(nextTry), cut(answer), asked.id(), asked.asks())
                        .update()
                == 1;
    }

    /** The request went out at the latest now and may have arrived. */
    void unclear(PodIntent asked, Instant now, @Nullable String answer) {
        jdbc.sql("update pod_intent set asked_at = ?, last_answer = ? where id = ? and state = 'ASKED' and asks = ?")
                .params(Times.of(now), cut(answer), asked.id(), asked.asks())
                .update();
    }

    /** Every candidate said no. */
    void roundOver(PodIntent intent, Instant nextTry) {
        jdbc.sql("update pod_intent set rounds = rounds + 1, next_try = ? where id = ? and state = 'WANTED'")
                .params(Times.of(nextTry), intent.id())
                .update();
    }

    boolean met(PodIntent intent) {
        return jdbc.sql("update pod_intent set state = 'MET' where id = ? and state in ('WANTED', 'ASKED')")
                        .param(intent.id())
                        .update()
                == 1;
    }

    /** Only what has nobody asked for; a request that may be under way must be found first. */
    boolean dismiss(PodIntent wanted, Instant now) {
        return jdbc.sql("update pod_intent set state = 'CLOSED', ended_at = ? where id = ? and state = 'WANTED'"
                                + " and asks = ?")
                        .params(Times.of(now), wanted.id(), wanted.asks())
                        .update()
                == 1;
    }

    /** Its pod is decided to end, or gone: another intent takes its place. */
    void close(String id, Instant now) {
        jdbc.sql("update pod_intent set state = 'CLOSED', ended_at = ? where id = ? and state = 'MET'")
                .params(Times.of(now), id)
                .update();
    }

    private static @Nullable String cut(@Nullable String answer) {
        return answer == null || answer.length() <= MAX_ANSWER ? answer : answer.substring(0, MAX_ANSWER);
    }

    private static PodIntent intent(ResultSet row, int number) throws SQLException {
        return new PodIntent(
                row.getString("id"),
                row.getString("pod_name"),
                IntentState.valueOf(row.getString("state")),
                row.getBoolean("by_hand"),
                row.getInt("asks"),
                row.getInt("rounds"),
                RentedPods.candidate(row),
                Times.required(row, "created_at"),
                Times.orNull(row, "asked_at"),
                Times.required(row, "next_try"),
                Times.orNull(row, "deadline"),
                row.getString("last_answer"));
    }
}
