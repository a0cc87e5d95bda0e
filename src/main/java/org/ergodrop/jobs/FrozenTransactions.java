package org.ergodrop.jobs;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * A process that is frozen in the midst of a transaction holds its rows, and whoever wants one of them waits with it. So
 * PostgreSQL ends such a transaction; none of ours rests that long. H2 serves one process.
 */
final class FrozenTransactions implements BeanPostProcessor {

    /** Ours. */
    private static final String END = "set idle_in_transaction_session_timeout = '20s'";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            limit(pool);
        }
        return bean;
    }

    static void limit(HikariDataSource pool) {
        String url = String.valueOf(pool.getJdbcUrl());
        if (url.startsWith("jdbc:postgresql:") && pool.getConnectionInitSql() == null) {
            pool.setConnectionInitSql(END);
        }
    }
}
