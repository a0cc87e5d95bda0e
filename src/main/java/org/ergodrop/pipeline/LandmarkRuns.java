package org.ergodrop.pipeline;

import org.apache.camel.processor.aggregate.MemoryAggregationRepository;
import org.springframework.stereotype.Component;

/** Where the aggregate of a run is kept while its batches come in; one count for each video, not its landmarks. */
@Component("landmarkRuns")
class LandmarkRuns extends MemoryAggregationRepository {}
