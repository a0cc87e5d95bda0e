package org.ergodrop.demo.runpod;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Every request that was made, in the order of the answers; the last {@value #MOST} of them. */
public final class Journal {

    private static final int MOST = 100_000;

    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private final AtomicLong number = new AtomicLong();

    Journal() {}

    long nextNumber() {
        return number.incrementAndGet();
    }

    synchronized void add(JournalEntry entry) {
        if (entries.size() == MOST) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** The requests of one call, for instance {@code POST /pods}. */
    public List<JournalEntry> of(String call) {
        return entries().stream().filter(entry -> entry.call().equals(call)).toList();
    }

    public int count(String call) {
        return of(call).size();
    }

    public int count(String call, int status) {
        return (int) of(call).stream().filter(entry -> entry.status() == status).count();
    }

    /** Requests that had a key or a secret where everybody can read it. */
    public List<JournalEntry> leaks() {
        return entries().stream().filter(JournalEntry::leaked).toList();
    }

    public synchronized void clear() {
        entries.clear();
    }
}
