package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.MulticastProcessor;
import org.ergodrop.analysis.video.VideoFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A run that ends in the middle: Camel's split goes through the batches once more than one would think. */
class VideoUnderAnalysisTest {

    private static final int BATCHES = 500;

    @TempDir
    private Path folder;

    private final FakeAnalysis analysis = new FakeAnalysis();
    private final AtomicInteger decoded = new AtomicInteger();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger split = (Logger) LoggerFactory.getLogger(MulticastProcessor.class);

    @BeforeEach
    void listen() {
        analysis.beforeDecode = name -> decoded.incrementAndGet();
        log.start();
        split.addAppender(log);
    }

    @AfterEach
    void end() {
        split.detachAppender(log);
    }

    @Test
    void workThatIsNoLongerWantedEndsWithoutAStackTraceInTheLog() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Runnable requireWanted = () -> {
            if (asked.incrementAndGet() > 3) {
                throw new CancellationException("the service is stopping");
            }
        };
        assertThat(failure(requireWanted)).hasStackTraceContaining("the service is stopping");
        assertThat(log.list).isEmpty();
    }

    @Test
    void afterABatchThatFailedTheRestOfTheVideoIsNotDecodedAndNothingIsConcluded() throws Exception {
        analysis.beforePose = event -> {
            if (event.endsWith("pose 2")) {
                throw new IllegalStateException("the GPU fell off the bus");
            }
        };
        assertThat(failure(() -> {})).hasStackTraceContaining("the GPU fell off the bus");
        assertThat(log.list).isEmpty();
        assertThat(decoded).hasValueLessThan(10);
        assertThat(analysis.events).doesNotContain("lifting.mp4 conclude").endsWith("lifting.mp4 close");
    }

    @Test
    void aJobThatIsLostInItsLastBatchIsDroppedAndNotGivenUp() throws Exception {
        AtomicBoolean isLost = new AtomicBoolean();
        analysis.beforePose = event -> isLost.set(event.endsWith("pose " + (BATCHES - 1)));
        Throwable failure = failure(() -> {
            if (isLost.get()) {
                throw new CancellationException("the job was taken up by another worker");
            }
        });
        assertThat(failure).hasStackTraceContaining("the job was taken up by another worker");
        assertThat(FailureTable.judge(failure).row().verdict()).isEqualTo(FailureTable.Verdict.LEAVE);
        assertThat(log.list).isEmpty();
        assertThat(analysis.events)
                .contains("lifting.mp4 collect " + (BATCHES - 1))
                .doesNotContain("lifting.mp4 conclude");
    }

    @Test
    void aRunThatBrokeOffSaysWhyWhenItIsConcluded() throws Exception {
        Path file = Files.writeString(folder.resolve("lifting.mp4"), "video 3");
        try (VideoUnderAnalysis video =
                new VideoUnderAnalysis("run", analysis.open(new VideoFile(file, "lifting.mp4"), "q"), () -> {
                    throw new CancellationException("the route was edited");
                })) {
            assertThatThrownBy(() -> video.batches().hasNext()).isInstanceOf(CancellationException.class);
            assertThatThrownBy(video::conclude)
                    .hasMessageContaining("half a video")
                    .satisfies(failure -> assertThat(
                                    FailureTable.judge(failure).row().verdict())
                            .isEqualTo(FailureTable.Verdict.LEAVE));
        }
    }

    /** What a split like that of the route {@code analyse} ended with. */
    private Throwable failure(Runnable requireWanted) throws Exception {
        Path file = Files.writeString(folder.resolve("lifting.mp4"), "video " + BATCHES);
        try (DefaultCamelContext camel = new DefaultCamelContext();
                VideoUnderAnalysis video = new VideoUnderAnalysis(
                        "run", analysis.open(new VideoFile(file, "lifting.mp4"), "q"), requireWanted)) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("direct:analyse")
                            .split()
                            .body(VideoUnderAnalysis.class, VideoUnderAnalysis::batches)
                            .streaming()
                            .stopOnException()
                            .process(batch -> batch.getMessage()
                                    .getBody(VideoUnderAnalysis.Frames.class)
                                    .landmarks()
                                    .collect())
                            .end()
                            .process(whole -> whole.getMessage()
                                    .getBody(VideoUnderAnalysis.class)
                                    .conclude());
                }
            });
            camel.start();
            Exchange ended = camel.createProducerTemplate()
                    .send("direct:analyse", exchange -> exchange.getMessage().setBody(video));
            assertThatThrownBy(video::conclude).isInstanceOf(RuntimeException.class);
            return ended.getException();
        }
    }
}
