package org.ergodrop.pods;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pods cost by our own account: price times time, also while nobody looked. Only reads; safe beside a running service. */
public record PodCosts(JdbcClient jdbc) {

    /**
     * A day of the service's time zone.
     *
     * @param pods how many pods there were
     * @param podSeconds how long they were there, together [s]
     * @param dollars what they cost [USD]
     */
    public record Day(LocalDate day, int pods, double podSeconds, double dollars) {}

    /**
     * A pod over its whole life.
     *
     * @param podSeconds how long it was there [s]
     * @param dollars what it cost [USD]
     * @param billed what the provider billed [USD]; null: not known yet
     */
    public record OfPod(
            String podId,
            String name,
            double podSeconds,
            double dollars,
            @Nullable Double billed) {}

    private static final String SUMS =
            "count(distinct pod_id) as pods, coalesce(sum(seconds), 0) as seconds, coalesce(sum(dollars), 0) as dollars";

    /** Zero for a day without pods. */
    public Day on(LocalDate day) {
        return jdbc.sql("select " + SUMS + " from pod_day where on_day = ?")
                .param(day)
                .query((row, number) ->
                        new Day(day, row.getInt("pods"), row.getDouble("seconds"), row.getDouble("dollars")))
                .single();
    }

    /** Days with pods, the newest first. */
    public List<Day> days(LocalDate from, LocalDate to) {
        return jdbc.sql("select on_day, " + SUMS + " from pod_day where on_day >= ? and on_day <= ?"
                        + " group by on_day order by on_day desc")
                .params(from, to)
                .query((row, number) -> new Day(
                        row.getObject("on_day", LocalDate.class),
                        row.getInt("pods"),
                        row.getDouble("seconds"),
                        row.getDouble("dollars")))
                .list();
    }

    /** Since the first pod ever: seconds and dollars never fall, as counters want it. */
    public Day total() {
        return jdbc.sql("select " + SUMS + " from pod_day")
                .query((row, number) -> new Day(
                        LocalDate.EPOCH, row.getInt("pods"), row.getDouble("seconds"), row.getDouble("dollars")))
                .single();
    }

    /** Pods that were there from a day on, the newest first. */
    public List<OfPod> pods(LocalDate from) {
        return jdbc.sql("select pod.id, pod.name, pod.billed, sum(seconds) as seconds, sum(dollars) as dollars"
                        + " from pod join pod_day on pod_day.pod_id = pod.id"
                        + " where pod.id in (select pod_id from pod_day where on_day >= ?)"
                        + " group by pod.id, pod.name, pod.billed, pod.first_seen_at"
                        + " order by pod.first_seen_at desc, pod.id")
                .param(from)
                .query((row, number) -> new OfPod(
                        row.getString("id"),
                        row.getString("name"),
                        row.getDouble("seconds"),
                        row.getDouble("dollars"),
                        row.getObject("billed", Double.class)))
                .list();
    }

    public double dollarsOf(String podId) {
        return jdbc.sql("select coalesce(sum(dollars), 0) from pod_day where pod_id = ?")
                .param(podId)
                .query(Double.class)
                .single();
    }

    public Map<RentState, Integer> byState() {
        Map<RentState, Integer> counts = new EnumMap<>(RentState.class);
        jdbc.sql("select state, count(*) as pods from pod group by state").query(row -> {
            counts.put(RentState.valueOf(row.getString("state")), row.getInt("pods"));
        });
        return counts;
    }

    /** What everything that may be there costs now [USD/h]. */
    public double dollarsPerHour() {
        return jdbc.sql(
                        "select coalesce(sum(cost_per_hour), 0) from pod where state <> 'GONE' and absent_since is null")
                .query(Double.class)
                .single();
    }
}
