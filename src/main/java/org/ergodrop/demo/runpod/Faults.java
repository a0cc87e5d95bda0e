package org.ergodrop.demo.runpod;

import java.util.List;
import org.ergodrop.demo.http.StrikeRules;

/**
 * What shall go wrong. Calls: {@code GET /pods}, {@code POST /pods}, {@code GET|PATCH|DELETE /pods/{id}},
 * {@code POST /pods/{id}/action}, {@code GET /pods/{id}/logs}, {@code GET /catalog/gpus}, {@code GET /catalog/datacenters},
 * {@code GET /billing/pods}; {@code *} takes all.
 */
public final class Faults {

    private final StrikeRules<FaultRule.Asked, Fault> rules = new StrikeRules<>();

    Faults() {}

    /** A rule about a call; it stands when its fault is named. */
    public FaultRule on(String call) {
        if (!call.equals("*") && !Endpoint.CALLS.contains(call)) {
            throw new IllegalArgumentException(call + " is no call; there are " + Endpoint.CALLS);
        }
        return new FaultRule(rules, call);
    }

    /** All is well again. */
    public void clear() {
        rules.clear();
    }

    List<Fault> strike(FaultRule.Asked asked) {
        return rules.strike(asked);
    }
}
