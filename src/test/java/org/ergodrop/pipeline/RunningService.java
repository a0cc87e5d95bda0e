package org.ergodrop.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.ergodrop.jobs.Ledger;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real service with the real routes on a folder of its own; only decoder and pose model are stand-ins. */
final class RunningService implements AutoCloseable {

    final Path root;
    final Path routes;
    final FakeAnalysis analysis;
    final ConfigurableApplicationContext context;

    private RunningService(Path root, Path routes, FakeAnalysis analysis, ConfigurableApplicationContext context) {
        this.root = root;
        this.routes = routes;
        this.analysis = analysis;
        this.context = context;
    }

    static RunningService start(Path folder, String... settings) throws IOException {
        return start(folder, new FakeAnalysis(), FakeAnalysis::writeReport, settings);
    }

    static RunningService start(Path folder, FakeAnalysis analysis, ReportFiles report, String... settings)
            throws IOException {
        return start(folder, analysis, report, context -> {}, settings);
    }

    /** @param more adds to the context or watches it */
    static RunningService start(
            Path folder,
            FakeAnalysis analysis,
            ReportFiles report,
            ApplicationContextInitializer<GenericApplicationContext> more,
            String... settings)
            throws IOException {
        Path routes = folder.resolve("routes");
        if (!Files.exists(routes)) {
            copy(Path.of("routes"), routes);
        }
        Path root = folder.resolve("hotfolder");
        Map<String, String> all = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("ergodrop.language", "en"),
                Map.entry("ergodrop.data", folder.resolve("data").toString()),
                Map.entry("ergodrop.jobs.tick", "50ms"),
                Map.entry("ergodrop.jobs.shortest-pause", "300ms"),
                Map.entry("ergodrop.routes", routes.toString()),
                Map.entry("ergodrop.directory.root", root.toString()),
                Map.entry("ergodrop.directory.poll-every", "100ms"),
                Map.entry("ergodrop.directory.min-age", "100ms"),
                Map.entry("ergodrop.jobs.first-wait", "20ms"),
                Map.entry("ergodrop.jobs.retries", "2"),
                Map.entry("ergodrop.console.password", "secret"),
                Map.entry("logging.file.name", folder.resolve("service.log").toString())));
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        ConfigurableApplicationContext context = new SpringApplicationBuilder(ErgodropService.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers((GenericApplicationContext c) -> {
                    c.registerBean(SessionFactory.class, () -> analysis::open);
                    c.registerBean(VideoCheck.class, () -> analysis::probe);
                    c.registerBean(ReportFiles.class, () -> report);
                    more.initialize(c);
                })
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        return new RunningService(root, routes, analysis, context);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    CamelContext camel() {
        return context.getBean(CamelContext.class);
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    void drop(String name, int batches) throws IOException {
        FakeAnalysis.drop(root.resolve("01-upload"), name, batches);
    }

    /** Names in one of the six folders, hidden ones included. */
    List<String> in(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of the processing logs. */
    List<String> log() {
        try (Stream<Path> files = Files.list(root.resolve("05-logs"))) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether so many videos have their line in the processing log and nothing is left to do about any; a line alone is written
     * before the last traces of the work are gone.
     */
    boolean hasEnded(int videos) {
        return log().size() == videos && context.getBean(Ledger.class).countOpen() == 0;
    }

    @Override
    public void close() {
        context.close();
    }
}
