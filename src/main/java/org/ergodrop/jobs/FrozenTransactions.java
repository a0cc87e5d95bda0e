package org.ergodrop.jobs;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * A process that is frozen in the midst of a transaction holds its rows, and whoever wants one of them waits with it. So
 * PostgreSQL ends such a transaction; none of ours rests that long. And a database whose machine is gone, or a line that was cut,
 * says nothing: whoever waits for its answer waits no longer than that either. H2 serves one process.
 */
final class FrozenTransactions implements BeanPostProcessor {

    /** Ours. */
    private static final String END = "set idle_in_transaction_session_timeout = '20s'";

    /**
     * Of PostgreSQL's driver, which would wait for ever; what the address says wins. Longer than any turn that we wait for in a
     * statement, shorter than the lease of a job. Ours [s].
     */
    private static final Map<String, String> LONGEST_WAITS = Map.of("socketTimeout", "90", "tcpKeepAlive", "true");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            limit(pool);
        }
        return bean;
    }

    static void limit(HikariDataSource pool) {
        String url = String.valueOf(pool.getJdbcUrl());
        if (!url.startsWith("jdbc:postgresql:")) {
            return;
        }
        if (pool.getConnectionInitSql() == null) {
            pool.setConnectionInitSql(END);
        }
        LONGEST_WAITS.forEach((property, value) -> {
            if (!pool.getDataSourceProperties().containsKey(property)) {
                pool.addDataSourceProperty(property, value);
            }
        });
    }
}
