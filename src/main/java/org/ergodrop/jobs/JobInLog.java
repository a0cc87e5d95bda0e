package org.ergodrop.jobs;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** While it is open, every log line of this thread names the job. */
public final class JobInLog implements AutoCloseable {

    /** The name of the field in the lines; the log patterns use it too. */
    private static final String KEY = "job";

    private final @Nullable String before;

    private JobInLog(@Nullable String before) {
        this.before = before;
    }

    /** @param job id of the job; null: the lines name none */
    public static JobInLog of(@Nullable String job) {
        JobInLog open = new JobInLog(MDC.get(KEY));
        put(job);
        return open;
    }

    /** The job that lines of this thread name now. */
    public static @Nullable String current() {
        return MDC.get(KEY);
    }

    /** From now on the lines of this thread name this job, or none; for what begins and ends in no order that a block could hold. */
    public static void put(@Nullable String job) {
        if (job == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, job);
        }
    }

    /** Back to what the lines named before; on the same thread. */
    @Override
    public void close() {
        put(before);
    }
}
