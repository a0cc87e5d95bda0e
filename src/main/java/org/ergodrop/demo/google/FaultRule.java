package org.ergodrop.demo.google;

import java.time.Duration;
import java.util.Map;
import org.ergodrop.demo.http.StrikeRule;
import org.ergodrop.demo.http.StrikeRules;

/**
 * When a fault strikes: which method, which of its calls. Without a condition every call is hit. Calls are counted from the
 * moment the rule stands.
 *
 * <pre>{@code faults.on("upload.put").nth(2).resetConnection(); faults.on("files.*").withProbability(0.2, 7).answer(503, "backendError");}</pre>
 */
public final class FaultRule extends StrikeRule<FaultRule.Asked, Fault, FaultRule> {

    /**
     * What a condition may look at.
     *
     * @param method its name, for instance {@code files.list}
     * @param fileId from the path; empty when there is none
     */
    public record Asked(
            String method, String path, String fileId, Map<String, String> query, Map<String, String> headers) {}

    FaultRule(StrikeRules<Asked, Fault> rules, String pattern) {
        super(rules, pattern);
    }

    @Override
    protected FaultRule self() {
        return this;
    }

    @Override
    protected String name(Asked asked) {
        return asked.method();
    }

    /** Only calls on this file. */
    public FaultRule forFile(String id) {
        return when(asked -> asked.fileId().equals(id));
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
}
