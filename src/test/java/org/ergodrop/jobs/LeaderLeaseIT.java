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
            jdbc.sql("create table act (id bigint generated always as identity, who varchar(10), term bigint)")
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
                assertThat(turns(jdbc).get(1)).isEqualTo(new Turn("second", 2));

                second.destroyForcibly().waitFor();
                int then = acts(jdbc, "first");
                await().atMost(SOON).until(() -> acts(jdbc, "first") > then);
                List<Turn> turns = turns(jdbc);
                assertThat(turns.get(0)).isEqualTo(new Turn("first", 1));
                assertThat(turns.get(turns.size() - 1).who()).isEqualTo("first");
                assertThat(turns)
                        .as("each leads in terms of its own, one after the other: nobody acts in an old one")
                        .extracting(Turn::term)
                        .isSorted()
                        .doesNotHaveDuplicates();
            } finally {
                first.destroyForcibly();
                second.destroyForcibly();
            }
        }
    }

    private record Turn(String who, long term) {}

    /** Who acted in which term, one after the other. */
    private static List<Turn> turns(JdbcClient jdbc) {
        List<Turn> turns = new ArrayList<>();
        jdbc.sql("select who, term from act order by id")
                .query((row, number) -> new Turn(row.getString("who"), row.getLong("term")))
                .list()
                .forEach(turn -> {
                    if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(turn)) {
                        turns.add(turn);
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
