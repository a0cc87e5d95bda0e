package org.ergodrop.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.video.RgbFrame;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnalysisPipelineTest {

    private final List<Long> told = new ArrayList<>();
    private final Progress progress = new Progress() {
        @Override
        public void posesFound(long frames, double timeSeconds) {
            told.add(frames);
        }

        @Override
        public void concluding() {
            told.add(-1L);
        }
    };

    @Test
    void batchesAreCollectedInOrderAndProgressIsTold() throws Exception {
        FakeSession session = new FakeSession(IntStream.range(0, 7).iterator());

        assertThatThrownBy(() -> new AnalysisPipeline(session, progress).run()).isInstanceOf(Concluded.class);

        assertThat(session.collected).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(told).containsExactly(2L, 4L, 6L, 8L, 10L, 12L, 14L, -1L);
    }

    @Test
    void whatBreaksWhileDecodingIsThrownToTheCaller() {
        Iterator<Integer> broken = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                throw new IllegalStateException("the disk is gone");
            }
        };

        assertThatThrownBy(() -> new AnalysisPipeline(new FakeSession(broken), progress).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is gone");
    }

    @Test
    void anInterruptedAnalysisEndsAtOnceAndConcludesNothing() throws Exception {
        FakeSession endless = new FakeSession(IntStream.iterate(0, i -> i + 1).iterator());
        CountDownLatch running = endless.firstCollected;
        List<Throwable> thrown = new ArrayList<>();
        Thread analysis = new Thread(() -> {
            try {
                new AnalysisPipeline(endless, Progress.SILENT).run();
            } catch (CancellationException | Concluded | UnusableVideoException e) {
                thrown.add(e);
            }
        });
        analysis.start();
        running.await();
        analysis.interrupt();
        analysis.join();

        assertThat(thrown).singleElement().isInstanceOf(CancellationException.class);
    }

    @Test
    void whenFindingPosesFails_theDecoderHasEndedBeforeTheCallerHearsOfIt() {
        FakeSession session = new FakeSession(IntStream.iterate(0, i -> i + 1).iterator());
        session.poseFailure = new IllegalStateException("no memory");

        assertThatThrownBy(() -> new AnalysisPipeline(session, progress).run()).hasMessage("no memory");

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread == session.decoder && thread.isAlive());
        assertThat(session.decoder).isNotNull();
    }

    private static final class Concluded extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A session over numbered batches of two tiny frames; its conclusion is an exception the test recognises. */
    private static final class FakeSession implements AnalysisSession {

        private final Iterator<Integer> numbers;
        private final List<Long> collected = new ArrayList<>();
        private final CountDownLatch firstCollected = new CountDownLatch(1);
        private RuntimeException poseFailure;
        private volatile Thread decoder;

        private FakeSession(Iterator<Integer> numbers) {
            this.numbers = numbers;
        }

        @Override
        public VideoFacts facts() {
            return new VideoFacts("mp4", "h264", 2, 2, 0, 25, 1, 1);
        }

        @Override
        public Iterator<FrameBatch> frames() {
            decoder = Thread.currentThread();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return numbers.hasNext();
                }

                @Override
                public FrameBatch next() {
                    return new FrameBatch(numbers.next(), List.of(RgbFrame.unpooled(2, 2), RgbFrame.unpooled(2, 2)));
                }
            };
        }

        @Override
        public LandmarkBatch findPose(FrameBatch batch) {
            if (poseFailure != null) {
                throw poseFailure;
            }
            return new LandmarkBatch(batch.sequence(), List.of());
        }

        @Override
        public void collect(LandmarkBatch batch) {
            collected.add(batch.sequence());
            firstCollected.countDown();
        }

        @Override
        public AnalysisResult conclude() {
            throw new Concluded();
        }

        @Override
        public Iterable<PoseFrame> landmarks() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
