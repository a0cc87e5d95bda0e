package org.ergodrop.pipeline;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Aggregation {@code collectLandmarks}: hands each batch to its session in order. The session keeps what it needs, so the
 * aggregate itself is only the number of batches.
 */
@Component("collectLandmarks")
class CollectLandmarks implements AggregationStrategy {

    @Override
    public Exchange aggregate(@Nullable Exchange collected, Exchange batch) {
        batch.getMessage().getBody(VideoUnderAnalysis.Landmarks.class).collect();
        long batches = collected == null ? 0 : collected.getMessage().getBody(Long.class);
        Exchange aggregate = collected == null ? batch : collected;
        aggregate.getMessage().setBody(batches + 1);
        return aggregate;
    }
}
