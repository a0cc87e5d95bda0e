package org.ergodrop.demo.runpod;

import java.time.Instant;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What happens to a pod's container on this machine. None of it waits. */
interface Containers extends AutoCloseable {

    /** Starts the container; {@code exited} hears its exit code, unless it was stopped. */
    void start(RentedPod pod, Instant now, IntConsumer exited);

    /** SIGTERM, some time, SIGKILL; then its disk is wiped. */
    void stop(RentedPod pod);

    /** SIGTERM, some time, SIGKILL; its disk stays. Whatever is asked for next happens after it. */
    void restart(RentedPod pod);

    /** SIGKILL at once, as when the host is lost; its disk is wiped. */
    void lose(RentedPod pod);

    /** SIGKILL of whatever runs in it; it will be restarted, as after any exit. */
    void kill(RentedPod pod);

    /** The first process of the pod's container; null while there is none. */
    @Nullable
    ProcessHandle process(String podId);

    /** Nothing is left behind. */
    @Override
    void close();

    /** For pods that are only rows. */
    Containers NONE = new Containers() {
        @Override
        public void start(RentedPod pod, Instant now, IntConsumer exited) {}

        @Override
        public void stop(RentedPod pod) {}

        @Override
        public void restart(RentedPod pod) {}

        @Override
        public void lose(RentedPod pod) {}

        @Override
        public void kill(RentedPod pod) {}

        @Override
        public @Nullable ProcessHandle process(String podId) {
            return null;
        }

        @Override
        public void close() {}
    };
}
