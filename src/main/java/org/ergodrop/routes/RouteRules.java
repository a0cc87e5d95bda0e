package org.ergodrop.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ergodrop.routes.RouteFile.Entry;

/** What the service depends on in its route files, over what Camel itself asks for. */
final class RouteRules {

    /** Without one of these no video comes through, or nobody is told: id → the file it is shipped in. */
    private static final Map<String, String> CORE = new TreeMap<>(Map.ofEntries(
            Map.entry("look", "12-queue.camel.yaml"),
            Map.entry("queue-job", "12-queue.camel.yaml"),
            Map.entry("re-drive", "12-queue.camel.yaml"),
            Map.entry("leases", "12-queue.camel.yaml"),
            Map.entry("work", "20-analyse.camel.yaml"),
            Map.entry("analyse", "20-analyse.camel.yaml"),
            Map.entry("report", "30-report.camel.yaml"),
            Map.entry("deliver", "40-deliver.camel.yaml"),
            Map.entry("look-for-mails", "50-notify.camel.yaml"),
            Map.entry("mail", "50-notify.camel.yaml"),
            Map.entry("put-aside", "90-failures.camel.yaml")));

    private record Place(String file, int line) {}

    private final List<RouteProblem> problems = new ArrayList<>();

    private RouteRules() {}

    /** The files as a whole, in the order of their names. */
    static List<RouteProblem> check(Collection<RouteFile> files) {
        RouteRules rules = new RouteRules();
        Map<String, Place> routes = new HashMap<>();
        Map<String, Place> configurations = new HashMap<>();
        for (RouteFile file : files) {
            rules.checkEntries(file, routes, configurations);
        }
        for (RouteFile file : files) {
            rules.checkConfigurationsOfRoutes(file, configurations.keySet());
        }
        for (Map.Entry<String, String> core : CORE.entrySet()) {
            if (!routes.containsKey(core.getKey())) {
                rules.problems.add(RouteProblem.of(core.getValue(), 0, "routes.core-missing", core.getKey()));
            }
        }
        return rules.problems;
    }

    /** Whether Camel itself would stumble over it, with words that help nobody. */
    static boolean isAboutIds(RouteProblem problem) {
        return List.of("routes.no-id", "routes.twice", "routes.bare-from").contains(problem.key());
    }

    private void checkEntries(RouteFile file, Map<String, Place> routes, Map<String, Place> configurations) {
        if (file.entries().isEmpty()) {
            problems.add(RouteProblem.of(file.name(), 0, "routes.empty"));
        }
        for (Entry entry : file.entries()) {
            if (entry.kind().equals("from")) {
                add(file, entry, "routes.bare-from");
            } else if (entry.isRoute() || entry.isConfiguration()) {
                checkId(file, entry, entry.isRoute() ? routes : configurations);
            }
        }
    }

    private void checkId(RouteFile file, Entry entry, Map<String, Place> known) {
        if (entry.id() == null) {
            add(file, entry, "routes.no-id", entry.kind());
            return;
        }
        Place here = new Place(file.name(), entry.firstLine() + 1);
        Place before = known.putIfAbsent(entry.id(), here);
        if (before != null) {
            add(file, entry, "routes.twice", entry.id(), before.file(), String.valueOf(before.line()));
        }
    }

    private void checkConfigurationsOfRoutes(RouteFile file, Set<String> known) {
        for (int i = 0; i < file.entries().size(); i++) {
            Entry entry = file.entries().get(i);
            JsonNode named = entry.content().path("routeConfigurationId");
            if (entry.isRoute() && named.isTextual() && !known.contains(named.asText())) {
                int line = file.yaml().line("/" + i + "/" + entry.kind() + "/routeConfigurationId") + 1;
                problems.add(RouteProblem.of(
                        file.name(),
                        line,
                        "routes.no-configuration",
                        named.asText(),
                        known.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
    }

    private void add(RouteFile file, Entry entry, String key, String... arguments) {
        problems.add(RouteProblem.of(file.name(), entry.firstLine() + 1, key, arguments));
    }
}
