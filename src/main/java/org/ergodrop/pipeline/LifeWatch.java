package org.ergodrop.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.JobsProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Gives the sign of life and asks whether it is time to end, on a thread of its own: no route that is edited, stopped or stuck
 * holds it up.
 */
@Component
class LifeWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LifeWatch.class);

    /** Several times within what any watchdog waits. Ours. */
    private static final Duration SIGN_EVERY = Duration.ofSeconds(5);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watch = new Thread(task, "life");
        watch.setDaemon(true);
        return watch;
    });
    private final LifeProperties life;
    private final IdleExit idle;
    private final SignOfLife sign;
    private final Duration tick;
    private boolean isSignTold;

    LifeWatch(LifeProperties life, IdleExit idle, InFlight inFlight, JobsProperties jobs, Clock clock) {
        this.life = life;
        this.idle = idle;
        this.sign = new SignOfLife(Path.of(life.aliveFile()), life.stuckAfter(), inFlight, clock);
        this.tick = jobs.tick();
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!life.aliveFile().isEmpty()) {
            thread.scheduleWithFixedDelay(this::giveSign, 0, SIGN_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (idle.isWanted()) {
            thread.scheduleWithFixedDelay(this::askForEnd, 0, tick.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void giveSign() {
        try {
            sign.give();
            isSignTold = false;
        } catch (IOException e) {
            // a full disk: the sign that is missing says it
            if (!isSignTold) {
                LOG.warn("ergodrop.alive-file cannot be written: {}", e.toString());
            }
            isSignTold = true;
        }
    }

    private void askForEnd() {
        try {
            idle.look();
        } catch (DataAccessException e) {
            // a ledger that does not answer is not an empty one
            idle.startAgain();
            LOG.debug("whether there is work is not known: {}", e.toString());
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
