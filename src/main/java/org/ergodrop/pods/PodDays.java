package org.ergodrop.pods;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each pod cost on one day, by our own account. Only reads. */
public record PodDays(JdbcClient jdbc) {

    /**
     * @param podSeconds how long it was there on that day [s]
     * @param dollars what it cost on that day [USD]
     */
    public record OfPod(String podId, String name, double podSeconds, double dollars) {}

    /** The dearest first. */
    public List<OfPod> on(LocalDate day) {
        return jdbc.sql("select pod.id, pod.name, seconds, dollars from pod_day join pod on pod.id = pod_day.pod_id"
                        + " where on_day = ? order by dollars desc, pod.id")
                .param(day)
                .query((row, number) -> new OfPod(
                        row.getString("id"), row.getString("name"), row.getDouble("seconds"), row.getDouble("dollars")))
                .list();
    }
}
