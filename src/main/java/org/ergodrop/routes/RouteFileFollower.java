package org.ergodrop.routes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Follows the route files while the service runs: what stands still and passes the check goes live, what does not changes
 * nothing and is told. The folder is looked at every half a second, because change notices do not come from network disks and
 * container mounts, and editors write in more ways than notices have names.
 */
@Component
class RouteFileFollower implements CamelContextConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFileFollower.class);

    /** Ours: half of the second within which somebody who saves a file looks at the log. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** An empty file is about to be written; one that stays empty so many looks is meant. Ours: 10 s. */
    private static final int EMPTY_LOOKS = 20;

    private final Path folder;
    private final RouteCheck check;
    private final RefusedFiles refused;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(look -> {
        Thread thread = new Thread(look, "route-files");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable LiveRoutes live;
    /** What the last look saw: a file that differs from it may still be being written. */
    private SortedMap<String, String> seen = new TreeMap<>();
    /** What was judged last, so that a refused file is judged once. */
    private SortedMap<String, String> judged = new TreeMap<>();
    /** What is missing since a file was deleted: no reason to refuse another one. */
    private List<RouteProblem> missing = List.of();

    private int emptyLooks;

    RouteFileFollower(
            @Value("${ergodrop.routes}") Path folder,
            ConfigurableListableBeanFactory beans,
            Environment settings,
            RefusedFiles refused) {
        this.folder = folder.toAbsolutePath().normalize();
        this.check = new RouteCheck(KnownBeans.of(beans), settings);
        this.refused = refused;
    }

    /** @throws RoutesRefusedException when the service cannot start with these files */
    @Override
    public void beforeApplicationStart(CamelContext camel) {
        try {
            SortedMap<String, String> texts = RouteCheck.read(folder);
            List<RouteProblem> problems = check.check(texts);
            if (!problems.isEmpty()) {
                throw new RoutesRefusedException(problems);
            }
            LiveRoutes routes = new LiveRoutes(camel, folder);
            routes.load(texts);
            live = routes;
            seen = texts;
            judged = texts;
        } catch (RoutesRefusedException e) {
            throw e;
        } catch (Exception e) { // Camel's loader declares no less
            throw new IllegalStateException("the routes in " + folder + " cannot be loaded", e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // begins with the first look, when everything runs
    }

    @EventListener(ApplicationReadyEvent.class)
    void follow() {
        if (looks.isShutdown()) { // asked to stop while it started
            return;
        }
        looks.scheduleWithFixedDelay(this::lookSafely, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Before Camel stops, so that no route is exchanged meanwhile. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener(ContextClosedEvent.class)
    void stop() {
        looks.shutdown();
    }

    /** Ids of the routes that the files which are in force hold. */
    Set<String> routeIds() {
        return live == null ? Set.of() : live.expectedIds();
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) { // the next look must come
            LOG.error("The route files could not be looked at", e);
        }
    }

    private void look() {
        SortedMap<String, String> now;
        try {
            now = RouteCheck.read(folder);
        } catch (IOException e) {
            LOG.warn("The route files cannot be read, the routes run on: {}", e.toString());
            return;
        }
        boolean standsStill = now.equals(seen);
        boolean hasEmpty = now.values().stream().anyMatch(String::isBlank);
        emptyLooks = hasEmpty ? emptyLooks + 1 : 0;
        seen = now;
        // a folder without any file is a disk that is not there, not a wish
        if (standsStill && !now.isEmpty() && (!hasEmpty || emptyLooks > EMPTY_LOOKS) && !now.equals(judged)) {
            judge(now);
            judged = now;
        }
        refused.tell();
    }

    private void judge(SortedMap<String, String> now) {
        Map<String, RouteProblem> bad = new TreeMap<>();
        SortedMap<String, String> left = new TreeMap<>(requireLive().texts());
        boolean isLess = left.keySet().retainAll(now.keySet());
        if (isLess) {
            exchange(left, bad);
        }
        if (isLess || !missing.isEmpty()) {
            missing = check.check(requireLive().texts());
        }
        exchange(passing(now, bad), bad);
        if (!missing.isEmpty()) {
            missing = check.check(requireLive().texts());
        }
        missing.forEach(problem -> bad.putIfAbsent(problem.file(), problem));
        refused.are(bad.values());
    }

    /** The files as they may go live: what fails stays as it was, and is noted. */
    private SortedMap<String, String> passing(SortedMap<String, String> now, Map<String, RouteProblem> bad) {
        SortedMap<String, String> before = requireLive().texts();
        SortedMap<String, String> wanted = new TreeMap<>(now);
        while (!wanted.equals(before)) {
            List<RouteProblem> problems = check.check(wanted).stream()
                    .filter(problem -> missing.stream().noneMatch(problem::isTheSame))
                    .toList();
            if (problems.isEmpty()) {
                break;
            }
            List<String> changed = wanted.keySet().stream()
                    .filter(name -> !wanted.get(name).equals(before.get(name)))
                    .toList();
            List<RouteProblem> own = problems.stream()
                    .filter(problem -> changed.contains(problem.file()))
                    .toList();
            // what another file suffers from is the fault of what changed
            Collection<String> back = own.isEmpty()
                    ? changed
                    : own.stream().map(RouteProblem::file).collect(Collectors.toSet());
            for (String name : back) {
                bad.put(
                        name,
                        own.stream()
                                .filter(problem -> problem.file().equals(name))
                                .findFirst()
                                .orElse(problems.get(0)));
                wanted.put(name, before.getOrDefault(name, ""));
                wanted.values().remove("");
            }
        }
        return wanted;
    }

    private void exchange(SortedMap<String, String> wanted, Map<String, RouteProblem> bad) {
        SortedMap<String, String> before = requireLive().texts();
        if (wanted.equals(before)) {
            return;
        }
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(wanted.keySet());
        changed.removeIf(name -> Objects.equals(wanted.get(name), before.get(name)));
        try {
            Set<String> routes = requireLive().exchange(wanted);
            LOG.info("Route files taken up: {}; routes exchanged: {}", changed, routes);
        } catch (Exception e) { // whatever keeps a route from starting
            changed.forEach(name -> bad.put(name, Reasons.ofStart(name, e)));
        }
    }

    private LiveRoutes requireLive() {
        return Objects.requireNonNull(live, "looked at before the routes were loaded");
    }
}
