package org.ergodrop.jobs;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger and what belongs to it, on the configured database. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    @Bean
    Ledger ledger(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new Ledger(jdbc, new TransactionTemplate(transactions), clock, new SecureRandom());
    }

    @Bean
    JobNotes jobNotes(JdbcClient jdbc) {
        return new JobNotes(jdbc);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, Clock clock) {
        return new Outbox(jdbc, clock);
    }

    @Bean
    Troubles troubles(JdbcClient jdbc, PlatformTransactionManager transactions, Outbox outbox, Clock clock) {
        return new Troubles(jdbc, new TransactionTemplate(transactions), outbox, clock);
    }
}
