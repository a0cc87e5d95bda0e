package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrozenTransactionsTest {

    @Test
    void nobodyWaitsForEverForADatabaseThatIsGone() {
        try (HikariDataSource pool = pool("jdbc:postgresql://db.example.org/ergodrop")) {
            assertThat(pool.getDataSourceProperties())
                    .containsEntry("socketTimeout", "90")
                    .containsEntry("tcpKeepAlive", "true");
            assertThat(Duration.ofSeconds(90)).isLessThan(TestSettings.jobs().lease());
        }
    }

    @Test
    void whatItsOwnerSaysWins() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://db.example.org/ergodrop");
        pool.addDataSourceProperty("socketTimeout", "5");
        pool.setConnectionInitSql("select 1");
        FrozenTransactions.limit(pool);
        assertThat(pool.getDataSourceProperties()).containsEntry("socketTimeout", "5");
        assertThat(pool.getConnectionInitSql()).isEqualTo("select 1");
        pool.close();
    }

    @Test
    void theDatabaseInThisProcessIsLeftAlone() {
        try (HikariDataSource pool = pool("jdbc:h2:mem:alone")) {
            assertThat(pool.getDataSourceProperties()).isEmpty();
            assertThat(pool.getConnectionInitSql()).isNull();
        }
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        FrozenTransactions.limit(pool);
        return pool;
    }
}
