package org.ergodrop.demo.google;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a fault strikes: which method, which of its calls. Without a condition every call is hit. Calls are counted from the
 * moment the rule stands.
 *
 * <pre>{@code faults.on("upload.put").nth(2).resetConnection(); faults.on("files.*").withProbability(0.2, 7).answer(503, "backendError");}</pre>
 */
public final class FaultRule {

    /**
     * What a condition may look at.
     *
     * @param method its name, for instance {@code files.list}
     * @param fileId from the path; empty when there is none
     */
    public record Asked(
            String method, String path, String fileId, Map<String, String> query, Map<String, String> headers) {}

    private final Faults faults;
    private final String pattern;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();
    private Predicate<Asked> condition = asked -> true;
    private int from = 1;
    private int to = Integer.MAX_VALUE;
    private double probability = 1;
    private @Nullable Random random;
    private @Nullable Fault fault;

    FaultRule(Faults faults, String pattern) {
        this.faults = faults;
        this.pattern = pattern;
    }

    /** Only the call with this number, counted from 1. */
    public FaultRule nth(int call) {
        return between(call, call);
    }

    /** Only the first so many calls. */
    public FaultRule first(int calls) {
        return between(1, calls);
    }

    /** Only calls {@code first} to {@code last}, both included. */
    public FaultRule between(int first, int last) {
        from = first;
        to = last;
        return this;
    }

    /** Only calls that satisfy this; others are not counted. */
    public FaultRule when(Predicate<Asked> condition) {
        this.condition = this.condition.and(condition);
        return this;
    }

    /** Only calls on this file. */
    public FaultRule forFile(String id) {
        return when(asked -> asked.fileId().equals(id));
    }

    /** Each call is hit with this chance, decided by a seed. */
    public FaultRule withProbability(double chance, long seed) {
        probability = chance;
        random = new Random(seed);
        return this;
    }

    public FaultRule answer(int status, String reason) {
        return strike(new Fault.Answer(status, reason, null, null));
    }

    /** With other words than Google's usual ones. */
    public FaultRule answer(int status, String reason, String message) {
        return strike(new Fault.Answer(status, reason, message, null));
    }

    public FaultRule answerRetryAfter(int status, String reason, Duration retryAfter) {
        return strike(new Fault.Answer(status, reason, null, retryAfter));
    }

    public FaultRule latency(Duration wait) {
        return strike(new Fault.Latency(wait));
    }

    public FaultRule hang(Duration longest) {
        return strike(new Fault.Hang(longest));
    }

    /** The connection breaks before anything is said or done. */
    public FaultRule resetConnection() {
        return strike(new Fault.Drop(-1));
    }

    public FaultRule dropAfter(long bytesOfAnswer) {
        return strike(new Fault.Drop(bytesOfAnswer));
    }

    public FaultRule dropRequestAfter(long bytesOfRequest) {
        return strike(new Fault.DropRequest(bytesOfRequest));
    }

    public FaultRule truncateAfter(long bytes) {
        return strike(new Fault.Truncate(bytes));
    }

    public FaultRule shortenTo(long bytes) {
        return strike(new Fault.Shorten(bytes));
    }

    public FaultRule corruptByte(long position) {
        return strike(new Fault.Corrupt(position));
    }

    public FaultRule wrongMd5() {
        return strike(new Fault.WrongMd5());
    }

    public FaultRule storeLess(long bytes) {
        return strike(new Fault.StoreLess(bytes));
    }

    public FaultRule loseAnswer() {
        return strike(new Fault.LostAnswer());
    }

    public FaultRule emptyPage() {
        return strike(new Fault.EmptyPage());
    }

    public FaultRule refusePageToken() {
        return strike(new Fault.BadPageToken());
    }

    public FaultRule expireSession() {
        return strike(new Fault.SessionExpired());
    }

    public FaultRule revokeTokens() {
        return strike(new Fault.TokenRevoked());
    }

    public FaultRule grantOnly(String scope) {
        return strike(new Fault.NarrowScope(scope));
    }

    /** Puts the rule into force. */
    public FaultRule strike(Fault what) {
        fault = what;
        faults.add(this);
        return this;
    }

    /** How many calls were hit. */
    public int hits() {
        return hits.get();
    }

    public void remove() {
        faults.remove(this);
    }

    @Nullable
    Fault struckBy(Asked asked) {
        boolean named = pattern.endsWith("*")
                ? asked.method().startsWith(pattern.substring(0, pattern.length() - 1))
                : asked.method().equals(pattern);
        if (!named || !condition.test(asked)) {
            return null;
        }
        int call = calls.incrementAndGet();
        boolean hit = call >= from && call <= to && (random == null || chance());
        if (hit) {
            hits.incrementAndGet();
        }
        return hit ? fault : null;
    }

    private synchronized boolean chance() {
        return random != null && random.nextDouble() < probability;
    }
}
