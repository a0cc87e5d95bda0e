package org.ergodrop.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.ergodrop.demo.google.Journal;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.drive.DriveFolderBench;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hot folder on Drive costs while nobody drops anything; an hour passes in no time. */
class IdleQuotaTest {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path data;

    @Test
    void anIdleFolderCostsAtMostAThousandUnitsInItsBusiestMinute() throws Exception {
        try (DriveFolderBench bench = new DriveFolderBench(data)) {
            QueueSettings queue = bench.queue(QueueSettings.Archive.ARCHIVE, QueueSettings.NonVideos.LEAVE, false);
            HotFolder folder = bench.folder(queue);
            Paces paces = new Paces(new Queues(List.of(queue)), bench.bench.time()::nanos);
            Instant start = bench.bench.clock.instant();
            folder.returnStrays();
            int first = hour(bench, folder, paces);
            int second = hour(bench, folder, paces);
            Journal journal = bench.bench.google.journal();
            long firstUnits = journal.units(start, start.plus(HOUR));
            long secondUnits = journal.units(start.plus(HOUR), start.plus(HOUR.multipliedBy(2)));
            long worst = worstMinute(journal);
            System.out.printf(
                    Locale.ROOT,
                    "idle: first hour %d looks, %d units; then %d looks, %d units an hour; worst minute %d units%n",
                    first,
                    firstUnits,
                    second,
                    secondUnits,
                    worst);
            assertThat(worst).isLessThanOrEqualTo(1_000);
            assertThat(second).isEqualTo(12);
            assertThat(secondUnits).isBetween(1_200L, 2_000L);
            assertThat(firstUnits).isLessThan(4_000);
        }
    }

    /** An hour of looks, as the intake's timer makes them. */
    private static int hour(DriveFolderBench bench, HotFolder folder, Paces paces) throws Exception {
        int looks = 0;
        for (Duration passed = Duration.ZERO; passed.compareTo(HOUR) < 0; passed = passed.plus(TICK)) {
            for (String due : paces.due("DRIVE")) {
                boolean isBusy = !folder.look().isEmpty();
                paces.looked(due, isBusy);
                looks++;
            }
            bench.bench.clock.advance(TICK);
        }
        return looks;
    }

    private static long worstMinute(Journal journal) {
        return journal.entries().stream()
                .mapToLong(entry -> journal.units(entry.time(), entry.time().plusSeconds(60)))
                .max()
                .orElseThrow();
    }
}
