package org.ergodrop.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.ergodrop.routes.RouteFile.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes in the running Camel context, by the files they come from. Only routes that say something else than before are
 * exchanged, and routes whose configuration does; the others, and the videos in them, notice nothing.
 */
final class LiveRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);

    private final ModelCamelContext camel;
    private final Path folder;
    private volatile SortedMap<String, RouteFile> files = new TreeMap<>();
    /** The file whose routes are being started. */
    private String adding = "";
    /** The file whose routes did not start last. */
    private String failed = "";

    LiveRoutes(CamelContext camel, Path folder) {
        this.camel = (ModelCamelContext) camel;
        this.folder = folder;
    }

    /** The first time: they start with Camel. */
    void load(Map<String, String> texts) throws Exception {
        files = parsed(texts);
        List<Resource> all = new ArrayList<>();
        files.values().forEach(file -> all.add(resource(file.name(), file.text())));
        PluginHelper.getRoutesLoader(camel).loadRoutes(all);
    }

    SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach((name, file) -> texts.put(name, file.text()));
        return texts;
    }

    /** Of all files. */
    Set<String> routeIds() {
        Set<String> ids = new TreeSet<>();
        files.values().forEach(file -> ids.addAll(file.routeIds()));
        return ids;
    }

    /** Of all files, without those whose precondition keeps them out of this process. */
    Set<String> expectedIds() {
        Set<String> ids = routeIds();
        files.values().stream()
                .flatMap(file -> file.entries().stream())
                .filter(entry -> entry.precondition().filter(this::isFalse).isPresent())
                .forEach(entry -> ids.remove(entry.id()));
        return ids;
    }

    private boolean isFalse(String precondition) {
        return "false".equals(camel.resolvePropertyPlaceholders(precondition));
    }

    /**
     * Exchanges what changed. When a route does not start, everything is as before.
     *
     * @param texts name → text, all files as they shall be
     * @return the ids of the routes that were exchanged, added or removed
     * @throws Exception whatever Camel says of a route that did not start
     */
    Set<String> exchange(Map<String, String> texts) throws Exception {
        SortedMap<String, RouteFile> after = parsed(texts);
        Change change = Change.between(files.values(), after.values());
        adding = "";
        try {
            replace(after.values(), change);
        } catch (Exception e) {
            failed = adding;
            LOG.warn("The routes {} did not all start, the ones before are put back", change.routes());
            putBack(change, e);
            throw e;
        }
        files = after;
        return change.routes();
    }

    /** What the file is refused for is why it did not start, whatever comes of this. */
    private void putBack(Change change, Exception why) {
        try {
            replace(files.values(), change);
        } catch (Exception e) { // whatever keeps a route from starting
            LOG.error("The routes {} as they were before do not start either", change.routes(), e);
            why.addSuppressed(e);
        }
    }

    private static SortedMap<String, RouteFile> parsed(Map<String, String> texts) {
        SortedMap<String, RouteFile> files = new TreeMap<>();
        texts.forEach((name, text) -> files.put(name, RouteFile.parse(name, text)));
        return files;
    }

    /** Of the files that changed, the one whose route did not start at the last exchange; all of them where it cannot be said. */
    Set<String> atFault(Set<String> changed) {
        return changed.contains(failed) ? Set.of(failed) : changed;
    }

    private void replace(Collection<RouteFile> wanted, Change change) throws Exception {
        for (String id : change.routes()) {
            RouteDefinition definition = camel.getRouteDefinition(id);
            if (definition != null) {
                // stops it; a video in it is given the time of camel.main.shutdown-timeout
                camel.removeRouteDefinition(definition);
            }
        }
        Map<RoutesBuilder, String> builders = new LinkedHashMap<>();
        for (RouteFile file : wanted) {
            if (file.entries().stream().anyMatch(change::concerns)) {
                Resource resource = resource(file.name(), file.isPlain() ? file.only(change::concerns) : file.text());
                PluginHelper.getRoutesLoader(camel)
                        .findRoutesBuilders(List.of(resource))
                        .forEach(builder -> builders.put(builder, file.name()));
            }
        }
        for (RoutesBuilder builder : builders.keySet()) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                configurations.updateRouteConfigurationsToCamelContext(camel);
            }
        }
        for (Map.Entry<RoutesBuilder, String> builder : builders.entrySet()) {
            adding = builder.getValue();
            builder.getKey().addRoutesToCamelContext(camel);
        }
        for (Map.Entry<RoutesBuilder, String> builder : builders.entrySet()) {
            adding = builder.getValue();
            camel.addTemplatedRoutes(builder.getKey());
        }
    }

    /** The checked text, not what lies on the disk by now. */
    private Resource resource(String name, String text) {
        return ResourceHelper.fromString("file:" + folder.resolve(name), text);
    }

    /**
     * What differs between two states of the files.
     *
     * @param routes ids of routes that differ, or whose configuration, template or bean may
     * @param configurations ids
     */
    private record Change(Set<String> routes, Set<String> configurations) {

        static Change between(Collection<RouteFile> before, Collection<RouteFile> after) {
            Set<Entry> same = entries(before).stream()
                    .filter(entry -> entries(after).stream().anyMatch(entry::saysTheSame))
                    .collect(Collectors.toSet());
            List<Entry> all = new ArrayList<>(entries(before));
            all.addAll(entries(after));
            List<Entry> different = all.stream()
                    .filter(entry -> same.stream().noneMatch(entry::saysTheSame))
                    .toList();
            Set<String> configurations = ids(different, Entry::isConfiguration);
            Set<String> routes = ids(different, Entry::isRoute);
            routes.addAll(ids(
                    all,
                    entry -> entry.configuration()
                            .filter(configurations::contains)
                            .isPresent()));
            boolean isShared = different.stream().anyMatch(entry -> !entry.isRoute() && !entry.isConfiguration());
            if (isShared) {
                for (RouteFile file : after) {
                    routes.addAll(file.isPlain() ? Set.of() : file.routeIds());
                }
            }
            return new Change(routes, configurations);
        }

        private static List<Entry> entries(Collection<RouteFile> files) {
            return files.stream().flatMap(file -> file.entries().stream()).toList();
        }

        private static Set<String> ids(List<Entry> entries, Predicate<Entry> which) {
            return entries.stream()
                    .filter(which)
                    .map(entry -> String.valueOf(entry.id()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        boolean concerns(Entry entry) {
            return entry.id() != null
                    && (entry.isRoute() ? routes.contains(entry.id()) : configurations.contains(entry.id()));
        }
    }
}
