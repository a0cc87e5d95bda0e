package org.ergodrop.demo.runpod;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What shall go wrong. Calls: {@code GET /pods}, {@code POST /pods}, {@code GET|PATCH|DELETE /pods/{id}},
 * {@code POST /pods/{id}/action}, {@code GET /pods/{id}/logs}, {@code GET /catalog/gpus}, {@code GET /catalog/datacenters},
 * {@code GET /billing/pods}; {@code *} takes all.
 */
public final class Faults {

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    Faults() {}

    /** A rule about a call; it stands when its fault is named. */
    public FaultRule on(String call) {
        if (!call.equals("*") && !Endpoint.CALLS.contains(call)) {
            throw new IllegalArgumentException(call + " is no call; there are " + Endpoint.CALLS);
        }
        return new FaultRule(this, call);
    }

    /** All is well again. */
    public void clear() {
        rules.clear();
    }

    void add(FaultRule rule) {
        rules.add(rule);
    }

    void remove(FaultRule rule) {
        rules.remove(rule);
    }

    List<Fault> strike(FaultRule.Asked asked) {
        List<Fault> struck = new ArrayList<>();
        for (FaultRule rule : rules) {
            Fault fault = rule.struckBy(asked);
            if (fault != null) {
                struck.add(fault);
            }
        }
        return struck;
    }
}
