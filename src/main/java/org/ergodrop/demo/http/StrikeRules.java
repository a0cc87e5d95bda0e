package org.ergodrop.demo.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rules that are in force, in the order in which they came. */
public final class StrikeRules<A, F> {

    private final List<StrikeRule<A, F, ?>> rules = new CopyOnWriteArrayList<>();

    /** What strikes this call; every rule counts it. */
    public List<F> strike(A asked) {
        return rules.stream()
                .map(rule -> rule.struckBy(asked))
                .flatMap(Optional::stream)
                .toList();
    }

    public void clear() {
        rules.clear();
    }

    void add(StrikeRule<A, F, ?> rule) {
        rules.add(rule);
    }

    void remove(StrikeRule<A, F, ?> rule) {
        rules.remove(rule);
    }
}
