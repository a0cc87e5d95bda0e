package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.demo.google.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one job costs of Google's quota, by method; what looks into the folder cost meanwhile is not the job's. */
class JobQuotaIT {

    @TempDir
    private Path folder;

    @Test
    void aJobCostsNineHundredUnitsAndSixtyMoreWhenTwoClaimItsVideoAtOnce() throws Exception {
        try (DriveWorld world = new DriveWorld(folder).login()) {
            List<String> settings = new ArrayList<>();
            world.settings().forEach((key, value) -> settings.add(key + "=" + value));
            // the folders are made sure of once, at the start
            settings.add("ergodrop.drive.folder.check-every=1h");
            try (RunningService service = RunningService.start(
                    folder, new FakeAnalysis(), JobQuotaIT::threeFiles, settings.toArray(String[]::new))) {
                String first = world.drop("first of the day.mp4", 3);
                awaitMails(world, 1);
                tell("first of the day", cost(world));
                world.google.journal().clear();
                String second = world.drop("second.mp4", 3);
                awaitMails(world, 2);
                Map<String, int[]> cost = cost(world);
                tell("each other", cost);
                assertThat(List.of(first, second)).doesNotHaveDuplicates();
                assertThat(units(cost)).isBetween(700, 900 + 60);
            }
        }
    }

    private static void awaitMails(DriveWorld world, int mails) {
        await().atMost(Duration.ofMinutes(3)).until(() -> world.mails().size() == mails);
    }

    /** Requests and units by method since the journal was cleared, without looks into the folder and checks of it. */
    static Map<String, int[]> cost(DriveWorld world) {
        Set<String> six = Set.of(
                world.id("01-upload"),
                world.id("02-processing"),
                world.id("03-completed"),
                world.id("04-archive"),
                world.id("05-logs"),
                world.id("06-failed"));
        Map<String, int[]> cost = new TreeMap<>();
        for (JournalEntry entry : world.google.journal().entries()) {
            String query = entry.query().getOrDefault("q", "");
            boolean isLook = entry.method().equals("files.list")
                    && (query.contains(world.id("01-upload")) || !query.contains("name"));
            boolean isCheck = entry.method().equals("files.get") && six.stream().anyMatch(entry.path()::endsWith);
            if (!isLook && !isCheck && entry.units() > 0) {
                int[] sum = cost.computeIfAbsent(entry.method(), method -> new int[2]);
                sum[0]++;
                sum[1] += entry.units();
            }
        }
        return cost;
    }

    static int units(Map<String, int[]> cost) {
        return cost.values().stream().mapToInt(sum -> sum[1]).sum();
    }

    private static void tell(String which, Map<String, int[]> cost) {
        System.out.printf(Locale.ROOT, "job, %s: %d units%n", which, units(cost));
        cost.forEach((method, sum) ->
                System.out.printf(Locale.ROOT, "  %s: %d requests, %d units%n", method, sum[0], sum[1]));
    }

    private static ReportFiles.Written threeFiles(AnalysisResult result, Path to, String stem, Locale language)
            throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("_ergonomics.xlsx", "_angles.csv", "_analysis.json")) {
            files.add(Files.writeString(to.resolve(stem + name), name));
        }
        return new ReportFiles.Written(files, Map.of());
    }
}
