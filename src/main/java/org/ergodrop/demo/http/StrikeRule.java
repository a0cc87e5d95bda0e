package org.ergodrop.demo.http;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a fault strikes: which call, which of its repetitions. Without a condition each is hit. Calls are counted from the
 * moment the rule stands.
 *
 * @param <A> what a condition may look at
 * @param <F> what may go wrong
 * @param <R> the rule itself, for whoever goes on describing it
 */
public abstract class StrikeRule<A, F, R extends StrikeRule<A, F, R>> {

    private final StrikeRules<A, F> rules;
    private final String pattern;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();
    private Predicate<A> condition = asked -> true;
    private int from = 1;
    private int to = Integer.MAX_VALUE;
    private double probability = 1;
    private @Nullable Random random;
    private @Nullable F fault;

    /** @param pattern name of the call; a trailing {@code *} takes all that begin so */
    protected StrikeRule(StrikeRules<A, F> rules, String pattern) {
        this.rules = rules;
        this.pattern = pattern;
    }

    /** This rule. */
    protected abstract R self();

    /** The name of the call that is asked about. */
    protected abstract String name(A asked);

    /** Only the call with this number, counted from 1. */
    public R nth(int number) {
        return between(number, number);
    }

    /** Only the first so many calls. */
    public R first(int number) {
        return between(1, number);
    }

    /** Only calls {@code first} to {@code last}, both included. */
    public R between(int first, int last) {
        from = first;
        to = last;
        return self();
    }

    /** Only calls that satisfy this; others are not counted. */
    public R when(Predicate<? super A> condition) {
        this.condition = this.condition.and(condition);
        return self();
    }

    /** Each call is hit with this chance, decided by a seed. */
    public R withProbability(double chance, long seed) {
        probability = chance;
        random = new Random(seed);
        return self();
    }

    /** Puts the rule into force. */
    public R strike(F what) {
        fault = what;
        rules.add(this);
        return self();
    }

    /** How many calls were hit. */
    public int hits() {
        return hits.get();
    }

    public void remove() {
        rules.remove(this);
    }

    Optional<F> struckBy(A asked) {
        if (!isNamed(name(asked)) || !condition.test(asked)) {
            return Optional.empty();
        }
        int number = calls.incrementAndGet();
        boolean hit = number >= from && number <= to && (random == null || chance());
        if (hit) {
            hits.incrementAndGet();
        }
        return hit ? Optional.ofNullable(fault) : Optional.empty();
    }

    private boolean isNamed(String call) {
        return pattern.endsWith("*")
                ? call.startsWith(pattern.substring(0, pattern.length() - 1))
                : call.equals(pattern);
    }

    private synchronized boolean chance() {
        return random != null && random.nextDouble() < probability;
    }
}
