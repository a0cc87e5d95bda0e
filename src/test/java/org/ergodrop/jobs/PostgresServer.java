package org.ergodrop.jobs;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.ergodrop.FreePort;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL of this machine, with an empty folder of its own, on loopback. It does not run as root. */
public final class PostgresServer implements AutoCloseable {

    public static final String USER = "ergodrop";
    public static final String PASSWORD = "a test's password";

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Skips the test, with the reason, where PostgreSQL is not installed. */
    public static PostgresServer start() throws IOException {
        Optional<Path> programs = programs();
        Assumptions.assumeTrue(
                programs.isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
        Path folder = Files.createTempDirectory("ergodrop-postgres");
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        PostgresServer server = new PostgresServer(programs.get(), folder, FreePort.draw());
        server.begin();
        return server;
    }

    private static Optional<Path> programs() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private void begin() throws IOException {
        Path password = Files.writeString(Files.createTempFile("ergodrop", ".pw"), PASSWORD);
        if (isRoot()) {
            run(List.of("chown", "postgres", password.toString()));
        }
        as(
                "initdb",
                "-D",
                data(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        Files.delete(password);
        as(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-l",
                folder + "/log",
                "-o",
                "-p " + port + " -h 127.0.0.1 -k " + folder + " -c fsync=off",
                "start");
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            try (HikariDataSource database = database("postgres")) {
                database.getConnection().close();
                return true;
            }
        });
    }

    /** An empty database of that name. */
    public void create(String name) {
        try (HikariDataSource database = database("postgres")) {
            org.springframework.jdbc.core.simple.JdbcClient.create(database)
                    .sql("create database " + name)
                    .update();
        }
    }

    public String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** A pool of connections; to be closed. */
    public HikariDataSource database(String name) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(url(name));
        database.setUsername(USER);
        database.setPassword(PASSWORD);
        database.setMaximumPoolSize(4);
        return database;
    }

    public DataSource fresh(String name) {
        create(name);
        return database(name);
    }

    @Override
    public void close() {
        try {
            as("pg_ctl", "-D", data(), "-m", "immediate", "stop");
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data() {
        return folder + "/data";
    }

    private void as(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Path said = Files.createTempFile("ergodrop", ".out");
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command.get(command.size() - 1) + ": " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
