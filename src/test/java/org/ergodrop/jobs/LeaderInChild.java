package org.ergodrop.jobs;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** A process that wants to lead, and writes a row into {@code act} as often as it may; it believes its lead until it is refused. */
final class LeaderInChild {

    /** A loaded machine may let a process that lives wait longer, and then another one leads. */
    static final Duration LEASE = Duration.ofSeconds(3);

    private LeaderInChild() {}

    static Process start(String url, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeaderInChild.class.getName(),
                        url,
                        name)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(arguments[0]);
        database.setUsername(PostgresServer.USER);
        database.setPassword(PostgresServer.PASSWORD);
        FrozenTransactions.limit(database);
        JdbcClient jdbc = JdbcClient.create(database);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        LeaderLease lead = new LeaderLease(jdbc, transaction, "pods", arguments[1], LEASE, System::nanoTime);
        ProcessHandle test = ProcessHandle.current().parent().orElseThrow();
        while (test.isAlive()) {
            boolean leads = lead.hold();
            while (leads && test.isAlive()) {
                leads = isDone(lead, jdbc, arguments[1]);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        Runtime.getRuntime().halt(1);
    }

    private static boolean isDone(LeaderLease lead, JdbcClient jdbc, String name) {
        try {
            lead.fenced(
                    () -> jdbc.sql("insert into act (who, term) select ?, term from leader_lease where name = 'pods'")
                            .param(name)
                            .update());
            return true;
        } catch (LostLeadException e) {
            jdbc.sql("insert into refused (who) values (?)").param(name).update();
            return false;
        } catch (DataAccessException | TransactionException frozenInTheMiddle) {
            // PostgreSQL ended the transaction of a process that stood still; it still believes that it leads
            return true;
        }
    }
}
