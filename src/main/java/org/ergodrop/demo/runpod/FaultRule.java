package org.ergodrop.demo.runpod;

import java.time.Duration;
import java.util.Map;
import org.ergodrop.demo.http.StrikeRule;
import org.ergodrop.demo.http.StrikeRules;

/**
 * When a fault strikes: which call, which of its repetitions. Without a condition each is hit. Calls are counted from the
 * moment the rule stands.
 *
 * <pre>{@code faults.on("POST /pods").nth(1).loseAnswer(); faults.on("DELETE /pods/{id}").first(3).answer(500, "oops");}</pre>
 */
public final class FaultRule extends StrikeRule<FaultRule.Asked, Fault, FaultRule> {

    /**
     * What a condition may look at.
     *
     * @param call for instance {@code GET /pods/{id}}
     * @param podId from the path; empty when there is none
     * @param who {@code account}, or the id of the pod whose key it is
     */
    public record Asked(String call, String podId, String who, Map<String, String> query, String body) {}

    FaultRule(StrikeRules<Asked, Fault> rules, String call) {
        super(rules, call);
    }

    @Override
    protected FaultRule self() {
        return this;
    }

    @Override
    protected String name(Asked asked) {
        return asked.call();
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
}
