package org.ergodrop.jobs;

import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real ledger and its neighbours, on a database of their own. */
public final class TestLedger implements AutoCloseable {

    public final TestClock clock = new TestClock();
    public final JdbcClient jdbc;
    public final TransactionTemplate transaction;
    public final Ledger ledger;
    public final JobNotes notes;
    public final Outbox outbox;
    public final Troubles troubles;
    public final Turns turns;
    public final LogLines lines;

    private final JdbcClient direct;
    private final Runnable end;

    private TestLedger(DataSource database, UnaryOperator<DataSource> seenBy, Runnable end) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:org/ergodrop/jobs/migration")
                .load()
                .migrate();
        DataSource seen = seenBy.apply(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(seen));
        this.direct = JdbcClient.create(database);
        this.end = end;
        this.jdbc = JdbcClient.create(seen);
        this.ledger = new Ledger(jdbc, transaction, clock, new Random(7));
        this.notes = new JobNotes(jdbc);
        this.outbox = new Outbox(jdbc, clock);
        this.troubles = new Troubles(jdbc, transaction, outbox, clock);
        this.turns = new Turns(new JdbcTemplate(seen), transaction);
        this.lines = new LogLines(jdbc, notes, turns);
    }

    /** In memory, empty. */
    public static TestLedger inMemory() {
        return inMemory(database -> database);
    }

    /** In memory, with something between it and the ledger. */
    public static TestLedger inMemory(UnaryOperator<DataSource> seenBy) {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return new TestLedger(
                database,
                seenBy,
                () -> JdbcClient.create(database).sql("shutdown").update());
    }

    /** On a database that is there already; what it held is gone. */
    public static TestLedger on(DataSource database) {
        TestLedger ledger = new TestLedger(database, same -> same, () -> {});
        ledger.clear();
        return ledger;
    }

    /** As if nothing had happened yet, for the next case. */
    public void clear() {
        for (String table : new String[] {
            "job_note",
            "reserved_name",
            "job_event",
            "outbox",
            "trouble",
            "job",
            "log_file",
            "pod_day",
            "pod",
            "pod_intent",
            "pod_deployment",
            "leader_lease"
        }) {
            direct.sql("delete from " + table).update();
        }
    }

    /** A fresh job in {@link JobState#SEEN}. */
    public Job seen(String queue, String fileId) {
        return ledger.see(new FileKey(queue, fileId, "r1", 0), fileId, 1, null).orElseThrow();
    }

    /** A fresh job whose message is sent. */
    public Job queued(String queue, String fileId) {
        Job stable = ledger.move(seen(queue, fileId), JobState.STABLE, null).orElseThrow();
        Job announced = ledger.announce(stable).orElseThrow();
        ledger.sent(announced);
        return ledger.get(announced.id());
    }

    @Override
    public void close() {
        end.run();
    }
}
