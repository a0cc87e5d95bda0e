package org.ergodrop.pipeline;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobQueue;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.Outbox;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service of a {@link DriveWorld} in a program of its own. It ends by itself when its work is done, and says how it stood. */
final class DriveServiceInChild {

    private DriveServiceInChild() {}

    /**
     * Starts it.
     *
     * @param crashPoint where it dies, see {@link CrashPoint}
     * @param ahead how much later its clock is: leases and pauses of an earlier process are over
     */
    static Process start(DriveWorld world, String crashPoint, Duration ahead) throws IOException {
        Properties settings = new Properties();
        settings.putAll(world.settings());
        try (Writer file = Files.newBufferedWriter(world.folder.resolve("settings.properties"))) {
            settings.store(file, null);
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // it lives for seconds: the second compiler would never pay
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx768m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DriveServiceInChild.class.getName(),
                        world.folder.toString(),
                        crashPoint,
                        ahead.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        world.folder.resolve("child.log").toFile()))
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Duration ahead = Duration.parse(arguments[2]);
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve("settings.properties"))) {
            settings.load(file);
        }
        List<String> all = new ArrayList<>();
        settings.forEach((key, value) -> all.add(key + "=" + value));
        RunningService service = RunningService.start(
                folder,
                new FakeAnalysis(),
                FakeAnalysis::writeReport,
                context -> register(context, new CrashPoint(folder, arguments[1]), ahead),
                all.toArray(String[]::new));
        while (!isDone(service.context)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        Files.writeString(folder.resolve("end.txt"), end(service.context));
        Runtime.getRuntime().halt(0);
    }

    private static void register(GenericApplicationContext context, CrashPoint point, Duration ahead) {
        context.getBeanFactory().addBeanPostProcessor(point);
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Clock clock ? Clock.offset(clock, ahead) : bean;
            }
        });
    }

    private static boolean isDone(ConfigurableApplicationContext context) {
        List<Job> jobs = context.getBean(Ledger.class).newest(10);
        Outbox outbox = context.getBean(Outbox.class);
        return !jobs.isEmpty()
                && jobs.stream().allMatch(job -> job.closed() && !outbox.isOwed(job.id()))
                && context.getBean(JobQueue.class).waiting().isEmpty();
    }

    private static String end(ConfigurableApplicationContext context) {
        return context.getBean(Ledger.class).newest(10).stream()
                .map(job -> job.name() + " " + job.state() + " " + job.reason())
                .toList()
                .toString();
    }
}
