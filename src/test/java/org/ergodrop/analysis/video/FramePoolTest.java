package org.ergodrop.analysis.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FramePoolTest {

    private final FramePool pool = new FramePool(4, 4, 2);

    @Test
    void whenAllFramesAreOut_theNextTakerWaitsUntilOneIsReleased() throws Exception {
        RgbFrame first = pool.take();
        RgbFrame second = pool.take();
        AtomicReference<Thread> taker = new AtomicReference<>();
        CompletableFuture<RgbFrame> third = CompletableFuture.supplyAsync(() -> {
            taker.set(Thread.currentThread());
            return take();
        });
        await().until(() -> taker.get() != null && taker.get().getState() == Thread.State.WAITING);
        assertThat(third).isNotDone();

        second.release();

        assertThat(third.get()).isSameAs(second).isNotSameAs(first);
    }

    @Test
    void releasingAFrameTwiceDoesNotLendItTwice() throws Exception {
        RgbFrame first = pool.take();
        first.release();
        first.release();

        assertThat(pool.take()).isNotSameAs(pool.take());
    }

    private RgbFrame take() {
        try {
            return pool.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
