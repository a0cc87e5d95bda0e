package org.ergodrop.demo.runpod;

import java.time.Duration;

/** What goes wrong with one request, or with the pod that it asks for. */
public sealed interface Fault {

    /**
     * Refused; nothing is done.
     *
     * @param retryAfterSeconds below zero: not told
     */
    record Answer(int status, String detail, long retryAfterSeconds) implements Fault {}

    /** Answered later than it could be, by the machine's own clock. */
    record Latency(Duration delay) implements Fault {}

    /** Nothing is done and nothing is answered for so long, by the machine's own clock. */
    record Hang(Duration longest) implements Fault {}

    /** The connection is reset; nothing is done. */
    record Reset() implements Fault {}

    /** Everything is done, but no answer comes for so long; then the connection is reset. Zero: it is reset at once. */
    record LostAnswer(Duration silence) implements Fault {}

    /** Calls on one pod: answered as if it had been done, but nothing is done (DELETE: 204, and the pod lives on). */
    record Pretend() implements Fault {}

    /** One request makes two pods; the answer tells of the second. */
    record Twins() implements Fault {}

    /** What becomes of the pod that this request creates. */
    record Destiny(Fate fate) implements Fault {}
}
