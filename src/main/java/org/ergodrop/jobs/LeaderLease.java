package org.ergodrop.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who leads where only one process may act, kept in the database they share. The leader beats; a beat that stands still for as
 * long as the lease is taken over. Everybody measures that with a clock of their own that nobody sets, so clocks need not agree.
 *
 * <p>Use: {@link #hold} several times within the lease, act only while it says true, and write through {@link #fenced}: a leader
 * that was frozen and comes back can write nothing. {@link #release} on an orderly stop lets the next one take over at once.
 *
 * <p>All methods throw {@link org.springframework.dao.DataAccessException} when the database cannot be used.
 */
public class LeaderLease {

    private record Row(String holder, long term, long beats) {}

    private record Observed(Row row, long sinceNanos) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String name;
    private final String self;
    private final Duration lease;
    private final LongSupplier nanoTime;

    private @Nullable Observed observed;
    /** Volatile: {@link #fenced} reads it in the middle of a transaction and waits for nobody who asks for the lead meanwhile. */
    private volatile long term;

    /**
     * @param name of what is led
     * @param self this process, unlike every other one that ever was
     * @param nanoTime a monotonic clock [ns]
     */
    public LeaderLease(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            String name,
            String self,
            Duration lease,
            LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.name = name;
        this.self = self;
        this.lease = lease;
        this.nanoTime = nanoTime;
    }

    /** Beats, or takes the lead when nobody beats any more. Whether this process leads now. */
    public synchronized boolean hold() {
        Optional<Row> row = read();
        if (row.isEmpty()) {
            return first();
        }
        if (row.get().holder().equals(self)) {
            return beat();
        }
        boolean isFree = row.get().holder().isEmpty();
        if (!isFree && (observed == null || !observed.row().equals(row.get()))) {
            observed = new Observed(row.get(), nanoTime.getAsLong());
            return false;
        }
        boolean isStill = observed != null && nanoTime.getAsLong() - observed.sinceNanos() >= lease.toNanos();
        return (isFree || isStill) && takeOver(row.get());
    }

    /** Whether this process was told that it leads and nobody has taken the lead since; asks the database. */
    public synchronized boolean isHeld() {
        return read().filter(this::isOurs).isPresent();
    }

    /** Beats and nothing else: during long work, so that nobody takes it for dead. False: another one leads. */
    public synchronized boolean keep() {
        return beat();
    }

    /** Who leads, for people. */
    public Optional<String> holder() {
        return read().map(Row::holder).filter(holder -> !holder.isEmpty());
    }

    /**
     * Does {@code work} in a transaction that is only committed while this process leads; counts as a beat.
     *
     * @throws LostLeadException when another one leads; nothing was written
     */
    public <T> T fenced(Supplier<T> work) {
        return transaction.execute(status -> {
            if (!beat()) {
                throw new LostLeadException(name);
            }
            return work.get();
        });
    }

    /** Lets the next one take over without waiting. */
    public synchronized void release() {
        jdbc.sql("update leader_lease set holder = '' where name = ? and holder = ? and term = ?")
                .params(name, self, term)
                .update();
    }

    private boolean isOurs(Row row) {
        return row.holder().equals(self) && row.term() == term;
    }

    private boolean first() {
        try {
            jdbc.sql("insert into leader_lease (name, holder, term, beats) values (?, ?, 1, 1)")
                    .params(name, self)
                    .update();
            term = 1;
            return true;
        } catch (DuplicateKeyException anotherWasFaster) {
            return false;
        }
    }

    private boolean beat() {
        return jdbc.sql("update leader_lease set beats = beats + 1 where name = ? and holder = ? and term = ?")
                        .params(name, self, term)
                        .update()
                == 1;
    }

    private boolean takeOver(Row row) {
        boolean isTaken = jdbc.sql("update leader_lease set holder = ?, term = term + 1, beats = beats + 1"
                                + " where name = ? and term = ? and beats = ?")
                        .params(self, name, row.term(), row.beats())
                        .update()
                == 1;
        if (isTaken) {
            term = row.term() + 1;
        }
        observed = null;
        return isTaken;
    }

    private Optional<Row> read() {
        return jdbc.sql("select holder, term, beats from leader_lease where name = ?")
                .param(name)
                .query((row, number) -> new Row(row.getString("holder"), row.getLong("term"), row.getLong("beats")))
                .optional();
    }
}
