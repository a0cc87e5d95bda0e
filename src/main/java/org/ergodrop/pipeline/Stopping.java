package org.ergodrop.pipeline;

import java.util.concurrent.atomic.AtomicBoolean;
import org.ergodrop.intake.LetGo;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobInLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Knows that the service is asked to stop. A video in work is let go between two batches and taken up at the next start;
 * an orderly stop does not count against it.
 */
@Component
class Stopping {

    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

    private final AtomicBoolean begun = new AtomicBoolean();
    private final ApplicationContext context;
    private final InFlight inFlight;
    private final LetGo letGo;

    Stopping(ApplicationContext context, InFlight inFlight, LetGo letGo) {
        this.context = context;
        this.inFlight = inFlight;
        this.letGo = letGo;
    }

    boolean hasBegun() {
        return begun.get();
    }

    @EventListener
    void stop(ContextClosedEvent event) {
        if (event.getApplicationContext() != context || !begun.compareAndSet(false, true)) {
            return;
        }
        for (JobId id : inFlight.all()) {
            try (JobInLog named = JobInLog.of(id.value())) {
                LOG.info("Stopping: job {} is let go and taken up at the next start", id);
                letGo.interrupted(id);
            }
        }
    }
}
