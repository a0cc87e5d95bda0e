package org.ergodrop.jobs;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** The ledger and what belongs to it, on the configured database. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    /** Before anything connects. */
    @Bean
    static BeanFactoryPostProcessor ledgerOnLoopback() {
        return factory -> LedgerAddress.bindToLoopback();
    }

    @Bean
    static FrozenTransactions frozenTransactions() {
        return new FrozenTransactions();
    }

    @Bean(destroyMethod = "close")
    DataFolder dataFolder(@Value("${ergodrop.data}") Path folder) throws IOException {
        DataFolder data = DataFolder.take(folder);
        FileSystemUtils.deleteRecursively(data.scratch());
        return data;
    }

    @Bean
    JobQueue jobQueue(ConnectionFactory connections) {
        return new JobQueue(new JmsTemplate(connections));
    }

    @Bean
    Ledger ledger(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new Ledger(jdbc, new TransactionTemplate(transactions), clock, new SecureRandom());
    }

    @Bean
    OldJobs oldJobs(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new OldJobs(jdbc, new TransactionTemplate(transactions));
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
    Turns turns(JdbcTemplate database, PlatformTransactionManager transactions) {
        return new Turns(database, new TransactionTemplate(transactions));
    }

    @Bean
    LogLines logLines(JdbcClient jdbc, JobNotes notes, Turns turns) {
        return new LogLines(jdbc, notes, turns);
    }

    @Bean
    Troubles troubles(JdbcClient jdbc, PlatformTransactionManager transactions, Outbox outbox, Clock clock) {
        return new Troubles(jdbc, new TransactionTemplate(transactions), outbox, clock);
    }
}
