package org.ergodrop.demo.runpod;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Containers that are processes of this machine. What is asked for one pod happens in order, on threads of its own, so that a
 * process that takes its time to end holds nobody up.
 */
final class ProcessContainers implements Containers {

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(30);

    private final PodProgram program;
    private final ContainerEnv env;
    private final Clock clock;
    private final Duration grace;
    private final Path folder;
    private final boolean temporary;
    private final Guard guard;
    private final ExecutorService threads;
    private final Map<String, Slot> slots = new HashMap<>();
    private volatile boolean closed;

    /** One pod's process and the end of the queue of what is to be done with it. */
    private static final class Slot {
        private final RentedPod pod;
        private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);
        private volatile @Nullable Process process;

        Slot(RentedPod pod) {
            this.pod = pod;
        }
    }

    ProcessContainers(RunPodOptions options, PodProgram program) throws IOException {
        this.program = program;
        this.clock = options.clock();
        this.grace = options.phases().stopGrace();
        this.temporary = options.folder() == null;
        Path chosen = options.folder();
        this.folder = chosen == null ? Files.createTempDirectory("runpod-stand-in") : Files.createDirectories(chosen);
        String mark = UUID.randomUUID().toString();
        this.env = new ContainerEnv(options.secrets(), mark);
        this.guard = Guard.start(mark);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "runpod-stand-in-container");
            thread.setDaemon(true);
            return thread;
        });
    }

    private synchronized CompletableFuture<Void> queue(RentedPod pod, java.util.function.Consumer<Slot> what) {
        Slot slot = slots.computeIfAbsent(pod.id, id -> new Slot(pod));
        // What failed before stops nothing of what comes after.
        slot.tail = slot.tail.handleAsync(
                (done, failed) -> {
                    what.accept(slot);
                    return null;
                },
                threads);
        return slot.tail;
    }

    @Override
    public void start(RentedPod pod, Instant now, IntConsumer exited) {
        queue(pod, slot -> {
            if (closed) {
                return;
            }
            // A container is a world of its own: what the last first process left running died with it.
            end(pod, slot, Duration.ZERO);
            try {
                Path disk = Files.createDirectories(folder.resolve(pod.id));
                Process process = program.start(pod.id, env.of(pod), disk);
                slot.process = process;
                threads.execute(() -> read(process, pod));
                process.onExit().thenAccept(ended -> {
                    if (slot.process == ended) {
                        slot.process = null;
                        exited.accept(ended.exitValue());
                    }
                });
            } catch (IOException e) {
                pod.log.system(clock.instant(), "container could not be started: " + e.getMessage());
                exited.accept(127);
            }
        });
    }

    private void read(Process process, RentedPod pod) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                pod.log.container(clock.instant(), line);
            }
        } catch (IOException e) {
            pod.log.system(clock.instant(), "the log ends: " + e.getMessage());
        }
    }

    @Override
    public void stop(RentedPod pod) {
        queue(pod, slot -> {
            end(pod, slot, grace);
            wipe(folder.resolve(pod.id));
        });
    }

    @Override
    public void lose(RentedPod pod) {
        queue(pod, slot -> {
            end(pod, slot, Duration.ZERO);
            wipe(folder.resolve(pod.id));
        });
    }

    @Override
    public void restart(RentedPod pod) {
        queue(pod, slot -> end(pod, slot, grace));
    }

    @Override
    public void kill(RentedPod pod) {
        Slot slot;
        synchronized (this) {
            slot = slots.get(pod.id);
        }
        Process process = slot == null ? null : slot.process;
        if (process != null) {
            List<ProcessHandle> all = tree(process);
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public synchronized @Nullable ProcessHandle process(String podId) {
        Slot slot = slots.get(podId);
        Process process = slot == null ? null : slot.process;
        return process == null ? null : process.toHandle();
    }

    /** Forgets the process, so that its exit is nobody's business any more, and ends it and all that it started. */
    private void end(RentedPod pod, Slot slot, Duration grace) {
        Process process = slot.process;
        slot.process = null;
        List<ProcessHandle> all = new ArrayList<>();
        try {
            if (process != null) {
                all.addAll(tree(process));
                if (!grace.isZero()) {
                    process.destroy();
                    process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
            all.addAll(Guard.processesWith(env.markOf(pod)));
            while (!all.isEmpty()) {
                all.forEach(ProcessHandle::destroyForcibly);
                for (ProcessHandle handle : all) {
                    handle.onExit().get(LONGEST_GOODBYE.toSeconds(), TimeUnit.SECONDS);
                }
                // what one of them started while they were being looked for
                all.clear();
                all.addAll(Guard.processesWith(env.markOf(pod)));
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            pod.log.system(Instant.EPOCH, "a process does not end: " + e);
        }
    }

    private static List<ProcessHandle> tree(Process process) {
        List<ProcessHandle> all = new ArrayList<>();
        all.add(process.toHandle());
        process.toHandle().descendants().forEach(all::add);
        return all;
    }

    private static void wipe(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            for (Slot slot : slots.values()) {
                ends.add(queue(slot.pod, last -> end(slot.pod, last, grace)));
            }
        }
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                .orTimeout(LONGEST_GOODBYE.toSeconds() + grace.toSeconds(), TimeUnit.SECONDS)
                .join();
        guard.close();
        threads.shutdownNow();
        if (temporary) {
            wipe(folder);
        }
    }
}
