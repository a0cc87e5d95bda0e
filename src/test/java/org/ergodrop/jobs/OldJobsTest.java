package org.ergodrop.jobs;

import org.junit.jupiter.api.AfterAll;

/** Old jobs on the database that needs no installing. */
class OldJobsTest extends OldJobsContract {

    private static final TestLedger ROWS = TestLedger.inMemory();

    @Override
    TestLedger rows() {
        return ROWS;
    }

    @AfterAll
    static void end() {
        ROWS.close();
    }
}
