package org.ergodrop;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** What a test waits for without saying how long may be late: other tests, and programs that they start, use the same processors. */
public final class PatientWaits implements TestExecutionListener {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
