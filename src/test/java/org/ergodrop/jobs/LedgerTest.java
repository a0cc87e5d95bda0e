package org.ergodrop.jobs;

import org.junit.jupiter.api.AfterAll;

/** The ledger on the database that needs no installing. */
class LedgerTest extends LedgerContract {

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
