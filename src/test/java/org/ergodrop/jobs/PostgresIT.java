package org.ergodrop.jobs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The ledger keeps its promises on a real PostgreSQL too. */
class PostgresIT {

    private static @Nullable PostgresServer server;
    private static @Nullable TestLedger rows;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServer.start();
        rows = TestLedger.on(server.fresh("ledger"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Nested
    class TheLedger extends LedgerContract {
        @Override
        TestLedger rows() {
            return rows;
        }
    }

    @Nested
    class OldJobs extends OldJobsContract {
        @Override
        TestLedger rows() {
            return rows;
        }
    }

    @Nested
    class Races extends RacesContract {
        @Override
        TestLedger rows() {
            return rows;
        }
    }
}
