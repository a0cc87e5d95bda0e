package org.ergodrop.cli;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Random;
import javax.sql.DataSource;
import org.ergodrop.jobs.ByHand;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.LedgerAddress;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.Troubles;
import org.ergodrop.text.Explained;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Mixin;

/** What all commands take that look into the ledger: the same database as the service's, by the same settings. */
final class LedgerOptions {

    /** H2: the database is not there, and is not to be made. */
    private static final int NO_DATABASE = 90146;

    private static final String NO_LEDGER = "jobs.no-ledger";

    @Mixin
    private ServiceOptions service;

    /** The rooms of the ledger, on one connection after the other. */
    record Opened(Ledger ledger, ByHand byHand, Troubles troubles, JdbcClient jdbc, TransactionTemplate transaction) {}

    Locale locale() {
        return service.locale();
    }

    String say(String key, Object... arguments) {
        return service.say(key, arguments);
    }

    Opened open() {
        return open(service());
    }

    ServiceSettings service() {
        return service.settings();
    }

    /** @throws RuntimeException with a sentence when there is no ledger, or its database cannot be used */
    static Opened open(ServiceSettings service) {
        LedgerAddress.bindToLoopback();
        DataSourceProperties properties = service.of(DataSourceProperties.class);
        String url = properties.determineUrl();
        if (url.startsWith("jdbc:h2:file:")) {
            properties.setUrl(url + ";IFEXISTS=TRUE");
        }
        DataSource database = properties
                .initializeDataSourceBuilder()
                .type(SimpleDriverDataSource.class)
                .build();
        JdbcClient jdbc = JdbcClient.create(database);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        Clock clock = Clock.systemDefaultZone();
        Opened opened = new Opened(
                new Ledger(jdbc, transaction, clock, new Random()),
                new ByHand(jdbc, transaction, clock),
                new Troubles(jdbc, transaction, new Outbox(jdbc, clock), clock),
                jdbc,
                transaction);
        requireLedger(opened.ledger());
        return opened;
    }

    private static void requireLedger(Ledger ledger) {
        try {
            ledger.countOpen();
        } catch (BadSqlGrammarException noTables) {
            throw failure(NO_LEDGER);
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && sql.getErrorCode() == NO_DATABASE) {
                throw failure(NO_LEDGER);
            }
            throw failure(
                    "jobs.no-database", String.valueOf(e.getMostSpecificCause().getMessage()));
        }
    }

    /** A sentence that ends the command. */
    static RuntimeException failure(String key, Object... arguments) {
        return new LedgerFailure(key, arguments);
    }

    /** Whether {@link #open(ServiceSettings)} found no ledger, because no service made one yet; else it found a trouble. */
    static boolean saysThatNoneIsThere(RuntimeException failure) {
        return failure instanceof LedgerFailure known && known.key.equals(NO_LEDGER);
    }

    /** What the command line says instead of a stack trace. */
    private static final class LedgerFailure extends RuntimeException implements Explained {

        private static final long serialVersionUID = 1;

        private final String key;
        private final transient Object[] arguments;

        LedgerFailure(String key, Object... arguments) {
            super(CliText.SENTENCES.say(Locale.ENGLISH, key, arguments));
            this.key = key;
            this.arguments = arguments;
        }

        @Override
        public String explain(Locale locale) {
            return CliText.SENTENCES.say(locale, key, arguments);
        }
    }
}
