package org.ergodrop.routes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

    /** A check takes some seconds on a busy machine; a stop does not wait longer for one under way. Ours. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(20);

    /** An empty file is about to be written, a folder that is away about to come back; so many looks are no accident. Ours: 10 s. */
    private static final int PATIENT_LOOKS = 20;

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
    private @Nullable RouteTexts seen;
    /** What was judged last, so that a refused file is judged once. */
    private @Nullable RouteTexts judged;
    /** What is missing since a file was deleted: no reason to refuse another one. */
    private List<RouteProblem> missing = List.of();
    /** What is wrong with the files since they were judged last. */
    private List<RouteProblem> noted = List.of();
    /** Some route passed the check and did not start: what it needs may be there when its file is saved again. */
    private boolean isToBeTriedAgain;

    private int emptyLooks;
    private int blindLooks;

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
            RouteTexts found = RouteTexts.of(folder);
            List<RouteProblem> problems = check.check(found);
            if (!problems.isEmpty()) {
                throw new RoutesRefusedException(problems);
            }
            LiveRoutes routes = new LiveRoutes(camel, folder);
            routes.load(found.texts());
            live = routes;
            seen = found;
            judged = found;
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
    void stop() throws InterruptedException {
        looks.shutdown();
        looks.awaitTermination(LONGEST_LOOK.toSeconds(), TimeUnit.SECONDS);
    }

    /** Ids of the routes that the files which are in force hold. */
    Set<String> routeIds() {
        return live == null ? Set.of() : live.expectedIds();
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException | Error e) { // the next look must come
            LOG.error("The route files could not be looked at", e);
        }
    }

    private void look() {
        RouteTexts now;
        try {
            now = RouteTexts.of(folder);
        } catch (IOException e) {
            seeNothing(RouteProblem.of(folder.toString(), 0, "routes.no-folder", Reasons.said(e)));
            return;
        }
        if (now.isEmpty()) {
            // a disk that is not there, not a wish
            seeNothing(RouteProblem.of(folder.toString(), 0, "routes.no-files"));
            return;
        }
        blindLooks = 0;
        boolean standsStill = seen != null && now.saysTheSame(seen);
        boolean hasEmpty = now.texts().values().stream().anyMatch(String::isBlank);
        emptyLooks = hasEmpty ? emptyLooks + 1 : 0;
        seen = now;
        if (standsStill && (!hasEmpty || emptyLooks > PATIENT_LOOKS) && isToBeJudged(now)) {
            // before, so that what nobody foresaw is met once and not at every look
            judged = now;
            judge(now);
        }
        refused.tell();
    }

    /** Changes nothing, but it is told: a restart would find nothing either. */
    private void seeNothing(RouteProblem why) {
        seen = null;
        if (++blindLooks > PATIENT_LOOKS) {
            judged = null;
            List<RouteProblem> all = new ArrayList<>(noted);
            all.add(why);
            refused.are(all);
            refused.tell();
        }
    }

    private boolean isToBeJudged(RouteTexts now) {
        return judged == null
                || !now.saysTheSame(judged)
                || isToBeTriedAgain && !now.saved().equals(judged.saved());
    }

    private void judge(RouteTexts found) {
        Map<String, RouteProblem> bad = new TreeMap<>(found.unreadable());
        SortedMap<String, String> now = new TreeMap<>(found.texts());
        SortedMap<String, String> live = requireLive().texts();
        // what cannot be read is not deleted
        found.unreadable().keySet().forEach(name -> now.computeIfAbsent(name, live::get));
        isToBeTriedAgain = false;
        SortedMap<String, String> left = new TreeMap<>(live);
        // a file that was only renamed keeps its routes running
        boolean isLess =
                left.keySet().retainAll(now.keySet()) && !check.check(now).isEmpty();
        if (isLess) {
            exchange(left, bad);
        }
        if (isLess || !missing.isEmpty()) {
            missing = check.check(requireLive().texts());
        }
        SortedMap<String, String> wanted = now;
        do {
            wanted = exchange(passing(wanted, bad), bad);
        } while (!wanted.equals(requireLive().texts()));
        if (!missing.isEmpty()) {
            missing = check.check(requireLive().texts());
        }
        missing.forEach(problem -> bad.putIfAbsent(problem.file(), problem));
        noted = List.copyOf(bad.values());
        refused.are(noted);
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
            Set<String> changed = changed(before, wanted);
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
                putBack(name, wanted, before);
            }
        }
        return wanted;
    }

    private static Set<String> changed(SortedMap<String, String> before, SortedMap<String, String> wanted) {
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(wanted.keySet());
        changed.removeIf(name -> Objects.equals(wanted.get(name), before.get(name)));
        return changed;
    }

    private static void putBack(String name, SortedMap<String, String> wanted, SortedMap<String, String> before) {
        wanted.computeIfPresent(name, (file, text) -> before.get(file));
        wanted.computeIfAbsent(name, before::get);
    }

    /** @return what is left to try: less than was wanted when a route did not start, otherwise what is in force */
    private SortedMap<String, String> exchange(SortedMap<String, String> wanted, Map<String, RouteProblem> bad) {
        SortedMap<String, String> before = requireLive().texts();
        Set<String> changed = changed(before, wanted);
        if (changed.isEmpty()) {
            return before;
        }
        try {
            Set<String> routes = requireLive().exchange(wanted);
            LOG.info("Route files taken up: {}; routes exchanged: {}", changed, routes);
            return wanted;
        } catch (Exception e) { // whatever keeps a route from starting
            isToBeTriedAgain = true;
            SortedMap<String, String> rest = new TreeMap<>(wanted);
            for (String name : requireLive().atFault(changed)) {
                bad.put(name, Reasons.ofStart(name, e));
                putBack(name, rest, before);
            }
            return rest;
        }
    }

    private LiveRoutes requireLive() {
        return Objects.requireNonNull(live, "looked at before the routes were loaded");
    }
}
