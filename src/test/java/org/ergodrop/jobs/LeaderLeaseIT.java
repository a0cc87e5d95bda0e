package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes that want to lead, on a real PostgreSQL. */
class LeaderLeaseIT {

    /** Of a loaded machine; a takeover takes the lease, and 20 s more when the old leader froze with its row locked. */
    private static final Duration SOON = Duration.ofMinutes(3);

    @Test
    void aFrozenLeaderIsReplacedAndWritesNothingMoreAndADeadOneIsReplacedToo() throws Exception {
        try (PostgresServer postgres = PostgresServer.start();
                HikariDataSource database = (HikariDataSource) postgres.fresh("lead")) {
            TestLedger.on(database);
            JdbcClient jdbc = JdbcClient.create(database);
            jdbc.sql("create table act (id bigint generated always as identity, who varchar(10))")
                    .update();
            jdbc.sql("create table refused (who varchar(10))").update();
            Process first = LeaderInChild.start(postgres.url("lead"), "first");
            await().atMost(SOON).until(() -> acts(jdbc, "first") > 0);
            Process second = LeaderInChild.start(postgres.url("lead"), "second");
            try {
                signal("STOP", first);
                await().atMost(SOON).until(() -> acts(jdbc, "second") > 0);
                signal("CONT", first);
                await().atMost(SOON).until(() -> refused(jdbc, "first") > 0);
                int before = acts(jdbc, "second");
                await().atMost(SOON).until(() -> acts(jdbc, "second") > before + 20);
                assertThat(turns(jdbc)).containsExactly("first", "second");

                second.destroyForcibly().waitFor();
                int then = acts(jdbc, "first");
                await().atMost(SOON).until(() -> acts(jdbc, "first") > then);
                assertThat(turns(jdbc)).containsExactly("first", "second", "first");
                assertThat(jdbc.sql("select max(term) from leader_lease")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(3);
            } finally {
                first.destroyForcibly();
                second.destroyForcibly();
            }
        }
    }

    /** Who acted, one after the other. */
    private static List<String> turns(JdbcClient jdbc) {
        List<String> turns = new ArrayList<>();
        jdbc.sql("select who from act order by id").query(String.class).list().forEach(who -> {
            if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(who)) {
                turns.add(who);
            }
        });
        return turns;
    }

    private static int acts(JdbcClient jdbc, String who) {
        return jdbc.sql("select count(*) from act where who = ?")
                .param(who)
                .query(Integer.class)
                .single();
    }

    private static int refused(JdbcClient jdbc, String who) {
        return jdbc.sql("select count(*) from refused where who = ?")
                .param(who)
                .query(Integer.class)
                .single();
    }

    private static void signal(String name, Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
