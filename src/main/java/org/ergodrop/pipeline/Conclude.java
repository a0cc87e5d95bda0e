package org.ergodrop.pipeline;

import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.support.SynchronizationAdapter;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.springframework.stereotype.Component;

/** Route verb {@code conclude}: body fit, angles, bands; the {@link AnalysisResult} out, which lives as long as the exchange. */
@Component("conclude")
class Conclude {

    @Handler
    AnalysisResult conclude(@Body VideoUnderAnalysis video, Exchange exchange) throws UnusableVideoException {
        AnalysisResult result = video.conclude();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                result.close();
            }
        });
        return result;
    }
}
