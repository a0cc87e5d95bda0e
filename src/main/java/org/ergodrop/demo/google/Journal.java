package org.ergodrop.demo.google;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Every request that was made, in the order of the answers. */
public final class Journal {

    /** What gives access; also a session's id, which lets anybody write. */
    private static final Set<String> SECRETS = Set.of(
            "access_token",
            "oauth_token",
            "key",
            "upload_id",
            "token",
            "code",
            "code_verifier",
            "code_challenge",
            "client_secret",
            "refresh_token",
            "device_code",
            "user_code",
            "assertion",
            "state");

    private static final Set<String> REQUEST_HEADERS = Set.of(
            "range",
            "content-range",
            "content-length",
            "content-type",
            "content-encoding",
            "transfer-encoding",
            "x-upload-content-length",
            "x-upload-content-type",
            "x-http-method-override",
            "user-agent");
    private static final Set<String> ANSWER_HEADERS = Set.of("range", "content-range", "retry-after", "content-type");

    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private final AtomicLong number = new AtomicLong();
    private final int most;

    /** @param most entries that are kept; the oldest go first */
    Journal(int most) {
        this.most = most;
    }

    long nextNumber() {
        return number.incrementAndGet();
    }

    synchronized void add(JournalEntry entry) {
        if (entries.size() == most) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** The requests of one method ({@code files.*} takes all of a group). */
    public List<JournalEntry> of(String method) {
        Predicate<JournalEntry> named = method.endsWith("*")
                ? entry -> entry.method().startsWith(method.substring(0, method.length() - 1))
                : entry -> entry.method().equals(method);
        return entries().stream().filter(named).toList();
    }

    public int count(String method) {
        return of(method).size();
    }

    public int count(String method, int status) {
        return (int)
                of(method).stream().filter(entry -> entry.status() == status).count();
    }

    /** Quota units of all requests. */
    public long units() {
        return entries().stream().mapToLong(JournalEntry::units).sum();
    }

    /** Quota units of the requests from {@code from} until before {@code until}. */
    public long units(Instant from, Instant until) {
        return entries().stream()
                .filter(entry -> !entry.time().isBefore(from) && entry.time().isBefore(until))
                .mapToLong(JournalEntry::units)
                .sum();
    }

    public long bytesIn(String method) {
        return of(method).stream().mapToLong(JournalEntry::bytesIn).sum();
    }

    public long bytesOut(String method) {
        return of(method).stream().mapToLong(JournalEntry::bytesOut).sum();
    }

    public synchronized void clear() {
        entries.clear();
    }

    static Map<String, String> redacted(Map<String, String> query) {
        Map<String, String> shown = new TreeMap<>();
        query.forEach((name, value) -> shown.put(name, SECRETS.contains(name) ? "***" : value));
        return shown;
    }

    static Map<String, String> ofRequest(Map<String, String> headers) {
        return chosen(headers, REQUEST_HEADERS);
    }

    static Map<String, String> ofAnswer(Map<String, String> headers) {
        return chosen(headers, ANSWER_HEADERS);
    }

    private static Map<String, String> chosen(Map<String, String> headers, Set<String> names) {
        Map<String, String> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (names.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                shown.put(name, value);
            }
        });
        return shown;
    }
}
