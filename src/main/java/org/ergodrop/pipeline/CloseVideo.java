package org.ergodrop.pipeline;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Route verb {@code closeVideo}: whatever happened in between, gives back the decoder, the frames and the open aggregate. */
@Component("closeVideo")
class CloseVideo {

    private final LandmarkRuns runs;

    CloseVideo(LandmarkRuns runs) {
        this.runs = runs;
    }

    @Handler
    void close(@ExchangeProperty("ErgodropVideo") VideoUnderAnalysis video, Exchange exchange) {
        runs.remove(exchange.getContext(), video.run(), exchange);
        video.close();
        // a failed split marks its exchange as beyond repair; the calling route shall judge the failure all the same
        exchange.getExchangeExtension().setRedeliveryExhausted(false);
    }
}
