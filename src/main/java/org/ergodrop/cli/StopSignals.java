package org.ergodrop.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C and SIGTERM as an answer to wait for, instead of the end of the program: the service is closed while everything it
 * stands on still works. Left to the JVM, the ledger's database closes at the same time in a hook of its own, and the videos
 * in work cannot be let go.
 */
final class StopSignals {

    private final CountDownLatch came = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger();

    private StopSignals() {}

    static StopSignals listen() {
        StopSignals signals = new StopSignals();
        for (String name : List.of("INT", "TERM")) {
            Signal.handle(new Signal(name), signals::take);
        }
        return signals;
    }

    private void take(Signal signal) {
        // as a shell says it of a program that a signal ended
        exitCode.compareAndSet(0, 128 + signal.getNumber());
        // who is impatient and asks twice is not kept
        Signal.handle(signal, SignalHandler.SIG_DFL);
        came.countDown();
    }

    /** Something else ended the service. */
    void stop() {
        came.countDown();
    }

    /** Whether it is time to stop. */
    boolean came() {
        return came.getCount() == 0;
    }

    /** Returns when it is time to stop. */
    void await() throws InterruptedException {
        came.await();
    }

    /** What the program ends with. */
    int exitCode() {
        return exitCode.get();
    }
}
