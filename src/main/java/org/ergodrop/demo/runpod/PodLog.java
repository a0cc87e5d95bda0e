package org.ergodrop.demo.runpod;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of a pod's logs. */
final class PodLog {

    static final int MOST = 5000;

    record Line(Instant time, String source, String text) {}

    private final Deque<Line> lines = new ArrayDeque<>();

    void system(Instant time, String text) {
        add(new Line(time, "system", text));
    }

    void container(Instant time, String text) {
        add(new Line(time, "container", text));
    }

    private synchronized void add(Line line) {
        if (lines.size() == MOST) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }
}
