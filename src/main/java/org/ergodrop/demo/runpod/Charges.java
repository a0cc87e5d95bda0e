package org.ergodrop.demo.runpod;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one pod has cost, second by second. Not safe for several threads. */
final class Charges {

    /** Dollars an hour. */
    record Rate(double gpu, double cpu, double disk) {
        static final Rate NONE = new Rate(0, 0, 0);

        double total() {
            return gpu + cpu + disk;
        }
    }

    /** Dollars. */
    record Amount(double gpu, double cpu, double disk) {
        static final Amount NONE = new Amount(0, 0, 0);

        double total() {
            return gpu + cpu + disk;
        }

        Amount plus(Amount other) {
            return new Amount(gpu + other.gpu, cpu + other.cpu, disk + other.disk);
        }

        private Amount plus(Rate rate, double hours) {
            return new Amount(gpu + rate.gpu * hours, cpu + rate.cpu * hours, disk + rate.disk * hours);
        }
    }

    private record Span(Instant from, Instant until, Rate rate) {}

    private final List<Span> spans = new ArrayList<>();
    private Instant since;
    private Rate rate = Rate.NONE;

    Charges(Instant created) {
        this.since = created;
    }

    Rate rate() {
        return rate;
    }

    /** From {@code time} on it costs this. */
    void change(Instant time, Rate to) {
        if (time.isAfter(since)) {
            spans.add(new Span(since, time, rate));
        }
        since = time;
        rate = to;
    }

    /** What was used from {@code from} until before {@code until}, as of {@code now}. */
    Amount between(Instant from, Instant until, Instant now) {
        Amount sum = Amount.NONE;
        for (Span span : spans) {
            sum = sum.plus(span.rate(), overlap(span.from(), span.until(), from, until));
        }
        return sum.plus(rate, overlap(since, now, from, until));
    }

    double total(Instant now) {
        return between(Instant.EPOCH, now, now).total();
    }

    private static double overlap(Instant a, Instant b, Instant from, Instant until) {
        Instant begin = a.isAfter(from) ? a : from;
        Instant end = b.isBefore(until) ? b : until;
        return begin.isBefore(end) ? Duration.between(begin, end).toNanos() / 3.6e12 : 0;
    }
}
