package org.ergodrop.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.jms.core.JmsTemplate;

/** A broker that survives every death of its users: a message is there until its work is done. */
public final class TestQueue extends JobQueue {

    private final Deque<String> messages = new ArrayDeque<>();
    private final Set<String> numbers = new HashSet<>();

    public TestQueue() {
        super(new JmsTemplate());
    }

    /** Drops what has a number that was there already, as Artemis does. */
    public void send(String job, String number) {
        if (numbers.add(number)) {
            messages.add(job);
        }
    }

    /** The oldest message, which stays; null when there is none. */
    public String peek() {
        return messages.peek();
    }

    /** The oldest message is done with. */
    public void acknowledge() {
        messages.remove();
    }

    /** As if its journal were lost. */
    public void loseAll() {
        messages.clear();
        numbers.clear();
    }

    public int depth() {
        return messages.size();
    }

    @Override
    public Set<String> waiting() {
        return new LinkedHashSet<>(messages);
    }
}
