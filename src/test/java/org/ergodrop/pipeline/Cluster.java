package org.ergodrop.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ergodrop.demo.google.StandInOptions;
import org.ergodrop.jobs.PostgresServer;

/** A Drive, a PostgreSQL, an Artemis, one service that only takes in, and any number of workers: each a program of its own. */
final class Cluster implements AutoCloseable {

    final DriveWorld world;
    final RunningService intake;
    final List<WorkerInChild> workers = new ArrayList<>();
    private final Path folder;
    private final PostgresServer postgres;
    private final BrokerInChild broker;

    Cluster(Path folder, String... settings) throws Exception {
        this(folder, StandInOptions.forTests(), settings);
    }

    Cluster(Path folder, StandInOptions drive, String... settings) throws Exception {
        this.folder = folder;
        postgres = PostgresServer.start();
        postgres.create("cluster");
        broker = new BrokerInChild(Files.createDirectories(folder.resolve("broker")));
        world = new DriveWorld(Files.createDirectories(folder.resolve("intake")), drive).login();
        List<String> mine = settings(settings);
        mine.add("ergodrop.roles=intake");
        intake = RunningService.start(world.folder, mine.toArray(String[]::new));
    }

    private List<String> settings(String... more) {
        List<String> all = new ArrayList<>(broker.settings());
        world.settings().forEach((key, value) -> all.add(key + "=" + value));
        all.addAll(List.of(
                "spring.datasource.url=" + postgres.url("cluster"),
                "spring.datasource.username=" + PostgresServer.USER,
                "spring.datasource.password=" + PostgresServer.PASSWORD,
                "ergodrop.jobs.lease=3s",
                "ergodrop.jobs.heartbeat=500ms"));
        all.addAll(List.of(more));
        return all;
    }

    WorkerInChild worker(long batchMillis, String... settings) throws IOException {
        Path own = Files.createDirectories(folder.resolve("worker" + workers.size()));
        WorkerInChild worker =
                WorkerInChild.start(own, world.folder.resolve("data/google"), settings(settings), batchMillis);
        workers.add(worker);
        return worker;
    }

    @Override
    public void close() {
        workers.forEach(WorkerInChild::close);
        intake.close();
        world.close();
        broker.close();
        postgres.close();
    }
}
