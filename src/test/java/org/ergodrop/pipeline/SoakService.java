package org.ergodrop.pipeline;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.jobs.MailDetails;

/** The service of a soak test: in this process, to be stopped and started, or in one of its own, to be killed. */
final class SoakService {

    static final String CONSOLE_PASSWORD = "canary-console-password";

    private SoakService() {}

    private static Map<String, String> settings(DriveWorld world) {
        Map<String, String> all = new LinkedHashMap<>(world.settings());
        all.put("ergodrop.console.password", CONSOLE_PASSWORD);
        all.put("ergodrop.non-videos", "leave");
        all.put("ergodrop.jobs.workers", "3");
        all.put("ergodrop.jobs.queued-ahead", "6");
        all.put("ergodrop.jobs.lease", "4s");
        all.put("ergodrop.jobs.heartbeat", "500ms");
        all.put("ergodrop.mail.first-wait", "300ms");
        all.put("ergodrop.mail.longest-wait", "1s");
        all.put("ergodrop.drive.folder.check-every", "2s");
        all.put("ergodrop.drive.units-per-minute", "325000");
        return all;
    }

    static RunningService start(DriveWorld world) throws IOException {
        return start(world.folder, settings(world));
    }

    private static RunningService start(Path folder, Map<String, String> settings) throws IOException {
        List<String> all = new ArrayList<>();
        settings.forEach((key, value) -> all.add(key + "=" + value));
        return RunningService.start(folder, new FakeAnalysis(), SoakService::report, all.toArray(String[]::new));
    }

    /** Says which content of which video it is about. */
    static ReportFiles.Written report(AnalysisResult result, Path folder, String stem, Locale language)
            throws IOException {
        // the real report makes the name safe by itself
        Path file = folder.resolve("report.xlsx");
        Files.writeString(file, report(result.videoName(), result.summary().frames()));
        return new ReportFiles.Written(List.of(file), Map.of(MailDetails.VERDICT, "Záda: zvýšená zátěž"));
    }

    static String report(String video, long batches) {
        return batches + " batches of " + video;
    }

    /** Runs until it is killed. */
    static Process startChild(DriveWorld world) throws IOException {
        Properties settings = new Properties();
        settings.putAll(settings(world));
        try (Writer file = Files.newBufferedWriter(world.folder.resolve("settings.properties"))) {
            settings.store(file, null);
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx768m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SoakService.class.getName(),
                        world.folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        world.folder.resolve("child.log").toFile()))
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve("settings.properties"))) {
            settings.load(file);
        }
        Map<String, String> all = new LinkedHashMap<>();
        settings.forEach((key, value) -> all.put(key.toString(), value.toString()));
        start(folder, all);
    }
}
