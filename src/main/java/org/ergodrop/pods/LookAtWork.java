package org.ergodrop.pods;

import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import org.apache.camel.Handler;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.text.Explained;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Route verb {@code lookAtWork}: how much there is to do. What cannot be seen is unknown, not none. */
class LookAtWork {

    private static final Logger LOG = LoggerFactory.getLogger(LookAtWork.class);

    private final WorkInSight sight;
    private final PodNews news;
    private final String subject;
    private final Locale language;
    private final Clock clock;

    LookAtWork(WorkInSight sight, PodNews news, String subject, Locale language, Clock clock) {
        this.sight = sight;
        this.news = news;
        this.subject = subject;
        this.language = language;
        this.clock = clock;
    }

    @Handler
    PodCycle look() {
        try {
            Work work = sight.look();
            news.end(TroubleKind.POD_WORK_UNSEEN);
            return new PodCycle(clock.instant(), work, null);
        } catch (IOException e) {
            LOG.warn("the work for pods cannot be seen, none is started or ended for it: {}", e.toString());
            String why = e instanceof Explained explained ? explained.explain(language) : String.valueOf(e);
            news.begin(TroubleKind.POD_WORK_UNSEEN, subject, PodNews.OUTAGE_PATIENCE, why);
            return new PodCycle(clock.instant(), null, null);
        }
    }
}
