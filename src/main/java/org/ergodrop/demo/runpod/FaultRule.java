package org.ergodrop.demo.runpod;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a fault strikes: which call, which of its repetitions. Without a condition each is hit. Calls are counted from the
 * moment the rule stands.
 *
 * <pre>{@code faults.on("POST /pods").nth(1).loseAnswer(); faults.on("DELETE /pods/{id}").first(3).answer(500, "oops");}</pre>
 */
public final class FaultRule {

    /**
     * What a condition may look at.
     *
     * @param call for instance {@code GET /pods/{id}}
     * @param podId from the path; empty when there is none
     * @param who {@code account}, or the id of the pod whose key it is
     */
    public record Asked(String call, String podId, String who, Map<String, String> query, String body) {}

    private final Faults faults;
    private final String call;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();
    private Predicate<Asked> condition = asked -> true;
    private int from = 1;
    private int to = Integer.MAX_VALUE;
    private @Nullable Fault fault;

    FaultRule(Faults faults, String call) {
        this.faults = faults;
        this.call = call;
    }

    /** Only the call with this number, counted from 1. */
    public FaultRule nth(int number) {
        return between(number, number);
    }

    /** Only the first so many calls. */
    public FaultRule first(int number) {
        return between(1, number);
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

    public FaultRule forPod(String podId) {
        return when(asked -> asked.podId().equals(podId));
    }

    /** Refused, and nothing is done. DELETE answered so with 404 is a pod that is said to be gone and lives. */
    public FaultRule answer(int status, String detail) {
        return strike(new Fault.Answer(status, detail, -1));
    }

    public FaultRule tooManyRequests(Duration retryAfter) {
        return strike(new Fault.Answer(429, "rate limit exceeded for the minute window", retryAfter.toSeconds()));
    }

    public FaultRule outOfCapacity() {
        return answer(400, String.valueOf(Problem.noCapacity().getMessage()));
    }

    public FaultRule latency(Duration wait) {
        return strike(new Fault.Latency(wait));
    }

    /** No answer, and nothing is done. */
    public FaultRule hang(Duration longest) {
        return strike(new Fault.Hang(longest));
    }

    /** The connection breaks, and nothing is done. */
    public FaultRule resetConnection() {
        return strike(new Fault.Reset());
    }

    /** It is done, and the connection breaks before the answer. */
    public FaultRule loseAnswer() {
        return strike(new Fault.LostAnswer(Duration.ZERO));
    }

    /** It is done, and the answer never comes. */
    public FaultRule loseAnswerSilently(Duration silence) {
        return strike(new Fault.LostAnswer(silence));
    }

    /** A good answer, and nothing is done. */
    public FaultRule pretend() {
        return strike(new Fault.Pretend());
    }

    /** POST /pods: two pods for one request. */
    public FaultRule createTwins() {
        return strike(new Fault.Twins());
    }

    /** POST /pods: the pod stays PROVISIONING. */
    public FaultRule stickInProvisioning() {
        return strike(new Fault.Destiny(new Fate(Fate.Kind.STUCK, Duration.ZERO)));
    }

    /** POST /pods: the pod ends in ERROR. */
    public FaultRule endInError() {
        return strike(new Fault.Destiny(new Fate(Fate.Kind.FAILS, Duration.ZERO)));
    }

    /** POST /pods: the pod stays STARTING. */
    public FaultRule failToPullTheImage() {
        return strike(new Fault.Destiny(new Fate(Fate.Kind.NO_IMAGE, Duration.ZERO)));
    }

    /** POST /pods: the pod is gone so long after its creation. */
    public FaultRule vanishAfter(Duration life) {
        return strike(new Fault.Destiny(new Fate(Fate.Kind.VANISHES, life)));
    }

    /** POST /pods: the pod's container lives so long and no longer, each time. */
    public FaultRule restartEvery(Duration life) {
        return strike(new Fault.Destiny(new Fate(Fate.Kind.RESTARTS, life)));
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
        boolean named = call.equals("*") || call.equals(asked.call());
        if (!named || !condition.test(asked)) {
            return null;
        }
        int number = calls.incrementAndGet();
        boolean hit = number >= from && number <= to;
        if (hit) {
            hits.incrementAndGet();
        }
        return hit ? fault : null;
    }
}
