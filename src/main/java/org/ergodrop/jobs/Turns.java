package org.ergodrop.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What only one of all processes on this ledger may do at a time, for places that have no compare-and-set of their own. The
 * database holds the turn: a process that dies gives it back at once; one that hangs loses it.
 */
public class Turns {

    /** PostgreSQL ends the turn of a process that was not heard of for so long; H2 serves one process. Ours. */
    private static final String LONGEST = "set local idle_in_transaction_session_timeout = '60s'";

    private final JdbcTemplate database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AtomicReference<@Nullable Boolean> isPostgres = new AtomicReference<>();

    public Turns(JdbcTemplate database, TransactionTemplate transaction) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.transaction = transaction;
    }

    /** What is done in a turn. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /**
     * Waits for the turn, works, and gives it back. What the work writes into the ledger is there when the turn ends.
     *
     * @param name what must not be done by two at once
     */
    public void alone(String name, Work work) throws IOException {
        make(name);
        try {
            transaction.executeWithoutResult(status -> {
                if (isPostgres()) {
                    database.execute(LONGEST);
                }
                jdbc.sql("select name from turn where name = ? for update")
                        .param(name)
                        .query(String.class)
                        .single();
                try {
                    work.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void make(String name) {
        boolean isThere = jdbc.sql("select count(*) from turn where name = ?")
                        .param(name)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!isThere) {
            try {
                jdbc.sql("insert into turn (name) values (?)").param(name).update();
            } catch (DuplicateKeyException madeMeanwhile) {
                // the same row
            }
        }
    }

    private boolean isPostgres() {
        Boolean known = isPostgres.get();
        if (known == null) {
            known = database.execute((ConnectionCallback<Boolean>) connection ->
                    connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
            isPostgres.set(known);
        }
        return Boolean.TRUE.equals(known);
    }
}
