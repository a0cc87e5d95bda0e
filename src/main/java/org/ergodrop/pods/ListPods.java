package org.ergodrop.pods;

import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.ergodrop.jobs.TroubleKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Route verb {@code listPods}: the one list of a turn. Without it nothing is started and nothing proven, but pods still end. */
class ListPods {

    private static final Logger LOG = LoggerFactory.getLogger(ListPods.class);

    private final PodProvider provider;
    private final PodPause pause;
    private final PodNews news;
    private final String subject;

    ListPods(PodProvider provider, PodPause pause, PodNews news, String subject) {
        this.provider = provider;
        this.pause = pause;
        this.news = news;
        this.subject = subject;
    }

    @Handler
    PodCycle list(@Body PodCycle cycle) {
        if (pause.isForCalls(cycle.now())) {
            return cycle;
        }
        try {
            PodCycle seen = cycle.with(provider.list());
            news.end(TroubleKind.POD_PROVIDER_AWAY);
            if (!pause.isKeyRefused()) {
                news.end(TroubleKind.POD_KEY_REFUSED);
            }
            return seen;
        } catch (PodProviderException e) {
            LOG.warn("the pods cannot be listed: {}", e.getMessage());
            switch (e.kind()) {
                case UNAUTHORIZED, FORBIDDEN -> news.begin(TroubleKind.POD_KEY_REFUSED, e.getMessage());
                case RATE_LIMITED -> pause.rateLimited(cycle.now(), e.retryAfter());
                default -> news.begin(TroubleKind.POD_PROVIDER_AWAY, subject, PodNews.OUTAGE_PATIENCE, e.getMessage());
            }
            return cycle;
        }
    }
}
