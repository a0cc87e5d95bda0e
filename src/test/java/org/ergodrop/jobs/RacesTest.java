package org.ergodrop.jobs;

import org.junit.jupiter.api.AfterAll;

/** Races on the database that needs no installing. */
class RacesTest extends RacesContract {

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
