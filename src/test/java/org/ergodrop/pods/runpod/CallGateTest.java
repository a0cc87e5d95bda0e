package org.ergodrop.pods.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.ergodrop.pods.PodProviderException;
import org.ergodrop.pods.PodProviderException.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallGateTest {

    private static final RunPodCall LIST = RunPodCall.get("/pods", "");
    private static final RunPodCall END = RunPodCall.delete("/pods/p1");

    /** Overflows soon, as {@link System#nanoTime} may. */
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(5).toNanos());

    private final RunPodTime time = new RunPodTime() {
        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public void sleep(Duration duration) {
            nanos.addAndGet(duration.toNanos());
        }
    };
    private final CallGate gate = new CallGate(time, Duration.ofSeconds(30));

    private Duration passing(RunPodCall call) throws PodProviderException {
        long before = nanos.get();
        gate.pass(call);
        return Duration.ofNanos(nanos.get() - before);
    }

    private Duration answered(int status, @Nullable String limits, @Nullable String retryAfter) {
        return gate.learn(new RunPodAnswer(status, new byte[0], limits, retryAfter));
    }

    @Test
    void asManyRequestsGoOutAsTheMinuteHasLeftAndTheNextOnesWaitForTheNextMinute() throws Exception {
        answered(200, "\"minute\";r=8;t=12, \"hour\";r=2800;t=1812", null);
        for (int i = 0; i < 8 - CallGate.RESERVE; i++) {
            assertThat(passing(LIST)).isZero();
        }
        assertThat(passing(LIST)).isEqualTo(Duration.ofSeconds(12));
        assertThat(passing(LIST)).isZero();
    }

    @Test
    void theEndOfAPodNeverWaitsBehindLists() throws Exception {
        answered(200, "\"minute\";r=3;t=12", null);
        for (int i = 0; i < CallGate.RESERVE; i++) {
            assertThat(passing(END)).isZero();
        }
        assertThat(passing(END)).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void whenItWouldTakeTooLongTheRequestFailsAtOnceAndSaysWhenItMayComeBack() {
        answered(200, "\"minute\";r=50;t=12, \"day\";r=0;t=45012", null);
        long before = nanos.get();
        PodProviderException failure = RunPodClientTest.failure(() -> gate.pass(END));
        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(45012));
        assertThat(nanos.get()).isEqualTo(before);
    }

    @Test
    void tooManyClosesTheGateForAsLongAsIsSaid() throws Exception {
        assertThat(answered(429, "\"minute\";r=0;t=7", "12")).isEqualTo(Duration.ofSeconds(12));
        assertThat(passing(END)).isEqualTo(Duration.ofSeconds(12));
        assertThat(answered(429, "\"minute\";r=0;t=7", null)).isEqualTo(Duration.ofSeconds(7));
        assertThat(answered(429, null, "soon")).isEqualTo(Duration.ofMinutes(1));
        assertThat(RunPodClientTest.failure(() -> gate.pass(END)).kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void limitsThatCannotBeReadStopNothing() throws Exception {
        answered(200, null, null);
        answered(200, "", null);
        answered(200, "minute;;r=x, \"hour\";t=5, r=99999999999;t=1", "5");
        assertThat(passing(LIST)).isZero();
    }
}
