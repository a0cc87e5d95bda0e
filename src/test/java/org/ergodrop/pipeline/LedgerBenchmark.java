package org.ergodrop.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobQueue;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.springframework.util.FileSystemUtils;

/**
 * What ledger and queue cost, without any analysis: {@code build/ledger-benchmark.sh [JOBS]}. The real service with its H2 file
 * and its embedded broker; only decoder, model and workbook are stand-ins.
 */
final class LedgerBenchmark {

    private static final int SMALL = 300;

    private LedgerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int jobs = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("ledger-benchmark");
        try {
            throughput(Files.createDirectory(folder.resolve("small")));
            accept(Files.createDirectory(folder.resolve("large")), jobs);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    /** From a file in 01-upload to its log line, one worker, one after the other; the first third warms up. */
    private static void throughput(Path folder) throws Exception {
        try (RunningService service = RunningService.start(folder, "ergodrop.jobs.queued-ahead=100000")) {
            for (int file = 0; file < SMALL; file++) {
                service.drop("v" + file + ".mp4", 1);
            }
            int warm = SMALL / 3;
            await(() -> service.log().size() >= warm);
            long begun = System.nanoTime();
            int first = service.log().size();
            await(() -> service.log().size() >= SMALL);
            double millis = (System.nanoTime() - begun) / 1e6 / (SMALL - first);
            System.out.printf("%d jobs through the service: %.1f ms each%n", SMALL, millis);
            System.out.printf("  of which the ledger alone: %.1f ms each%n", rowsAlone(service));
        }
    }

    /** The rows of one job from its first look to its end. */
    private static double rowsAlone(RunningService service) throws Exception {
        // nobody else takes the jobs up
        service.camel().getRouteController().stopRoute("re-drive");
        service.camel().getRouteController().stopRoute("work");
        Ledger ledger = service.context.getBean(Ledger.class);
        org.ergodrop.jobs.Outbox outbox = service.context.getBean(org.ergodrop.jobs.Outbox.class);
        long begun = System.nanoTime();
        for (int number = 0; number < SMALL; number++) {
            Job job = ledger.see(new org.ergodrop.jobs.FileKey("none", "f" + number, "r", 0), "f", 1, null)
                    .orElseThrow();
            job = ledger.move(job, JobState.STABLE, null).orElseThrow();
            job = ledger.announce(job).orElseThrow();
            job = ledger.begin(job.id(), "benchmark", java.time.Duration.ofMinutes(1))
                    .orElseThrow();
            ledger.sent(job);
            for (JobState state : List.of(JobState.ANALYSED, JobState.DELIVERED, JobState.ARCHIVED)) {
                job = ledger.move(ledger.get(job.id()), state, null).orElseThrow();
            }
            ledger.close(job, JobState.NOTIFIED, null, List.of(), outbox);
        }
        return (System.nanoTime() - begun) / 1e6 / SMALL;
    }

    /** Nobody works: everything is seen, stable, announced, sent, moved to 02-processing. */
    private static void accept(Path folder, int jobs) throws Exception {
        long idle;
        try (RunningService service = RunningService.start(
                folder,
                "ergodrop.jobs.queued-ahead=1000000",
                "ergodrop.directory.poll-every=1s",
                "ergodrop.jobs.tick=1s")) {
            CamelContext camel = service.camel();
            camel.getRouteController().stopRoute("work");
            idle = usedBytes();
            for (int file = 0; file < jobs; file++) {
                service.drop("v" + file + ".mp4", 1);
            }
            long begun = System.nanoTime();
            Ledger ledger = service.context.getBean(Ledger.class);
            await(() -> ledger.countByState().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum()
                    == jobs);
            System.out.printf("%d files seen after %.1f s%n", jobs, seconds(begun));
            await(() ->
                    ledger.inHand("default") == jobs && service.in("01-upload").isEmpty());
            System.out.printf("  all queued after %.1f s%n", seconds(begun));
            System.out.printf("  memory: %.1f MB more than idle (%.0f MB)%n", (usedBytes() - idle) / 1e6, idle / 1e6);
            JobQueue queue = service.context.getBean(JobQueue.class);
            begun = System.nanoTime();
            int waiting = queue.waiting().size();
            System.out.printf("  %d messages looked through in %.2f s%n", waiting, seconds(begun));
            reDrive(camel);
            System.out.printf(
                    "  on the disk: ledger %.1f MB, broker %.1f MB%n",
                    megabytes(folder.resolve("data/ledger")), megabytes(folder.resolve("data/broker")));
        }
    }

    /** After half a minute every message is looked for in the broker. */
    private static void reDrive(CamelContext camel) throws Exception {
        camel.getRouteController().stopRoute("re-drive");
        Thread.sleep(31_000);
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            for (int pass = 0; pass < 3; pass++) {
                long begun = System.nanoTime();
                List<?> again = template.requestBody("bean:jobsToSend", null, List.class);
                System.out.printf("  re-drive pass: %.2f s, %d to send%n", seconds(begun), again.size());
            }
        }
    }

    private static double megabytes(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes / 1e6;
        }
    }

    private static long usedBytes() throws InterruptedException {
        Runtime machine = Runtime.getRuntime();
        for (int times = 0; times < 3; times++) {
            System.gc();
            Thread.sleep(200);
        }
        return machine.totalMemory() - machine.freeMemory();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(50);
        }
    }
}
