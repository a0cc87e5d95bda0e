package org.ergodrop.routes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.ProcessorFactory;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.core.env.Environment;

/**
 * Puts the routes together in a Camel context that is never started: endpoints, expressions and beans are looked up, nothing
 * outside is asked, no route runs. Whatever Camel throws meanwhile is about the files.
 */
final class DryStart implements AutoCloseable {

    private static final String SCHEME = "file:";

    private final DefaultCamelContext camel = new DefaultCamelContext(false);
    private final NodeTracker nodes = new NodeTracker();
    private final Map<RouteDefinition, Route> routes = new LinkedHashMap<>();
    private final List<RouteProblem> problems = new ArrayList<>();
    private final Map<String, List<String>> lines = new HashMap<>();

    private DryStart(BeanRepository beans, Environment settings) {
        camel.disableJMX();
        camel.getCamelContextExtension().setName("routes-check");
        camel.setSourceLocationEnabled(true);
        camel.setAutoStartup(false);
        // a component would take what the service has open
        camel.setAutowiredEnabled(false);
        camel.getCamelContextExtension().setRegistry(new DefaultRegistry(beans));
        camel.getPropertiesComponent().addPropertiesSource(new Settings(settings));
        camel.getCamelContextExtension().addContextPlugin(ProcessorFactory.class, nodes);
        camel.init();
    }

    /** @param files whose YAML is good */
    static List<RouteProblem> check(Collection<RouteFile> files, BeanRepository beans, Environment settings) {
        try (DryStart dry = new DryStart(beans, settings)) {
            dry.load(files);
            if (dry.problems.isEmpty()) {
                dry.camel.getRouteDefinitions().forEach(dry::create);
                dry.checkConsumers();
            }
            if (dry.problems.isEmpty()) {
                dry.checkSendings();
            }
            return List.copyOf(dry.problems);
        }
    }

    private void load(Collection<RouteFile> files) {
        Map<RoutesBuilder, String> builders = new LinkedHashMap<>();
        for (RouteFile file : files) {
            lines.put(file.name(), file.text().lines().toList());
            Resource resource = ResourceHelper.fromString(SCHEME + file.name(), file.text());
            attempt(
                    file.name(),
                    () -> PluginHelper.getRoutesLoader(camel)
                            .findRoutesBuilders(List.of(resource))
                            .forEach(builder -> builders.put(builder, file.name())));
        }
        builders.forEach((builder, file) -> {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                attempt(file, () -> camel.addRoutesConfigurations(configurations));
            }
        });
        builders.forEach((builder, file) -> attempt(file, () -> builder.addRoutesToCamelContext(camel)));
        builders.forEach((builder, file) -> attempt(file, () -> camel.addTemplatedRoutes(builder)));
    }

    /** A route of a template gets its values only when it is started. One of a role that this process has not needs no bean here. */
    private void create(RouteDefinition route) {
        if (!Boolean.TRUE.equals(route.isTemplate()) && isStarted(route)) {
            nodes.begin();
            try {
                routes.put(route, camel.getModelReifierFactory().createRoute(camel, route));
            } catch (Exception e) {
                NamedNode at = nodes.last() == null ? route.getInput() : nodes.last();
                problems.add(Reasons.of(file(at), line(at), e));
            }
        }
    }

    private boolean isStarted(RouteDefinition route) {
        String setting = route.getAutoStartup();
        return setting == null || !"false".equals(camel.resolvePropertyPlaceholders(setting));
    }

    private void checkConsumers() {
        Map<Endpoint, RouteDefinition> taken = new LinkedHashMap<>();
        routes.forEach((definition, route) -> {
            Endpoint endpoint = route.getEndpoint();
            boolean sharable =
                    endpoint instanceof MultipleConsumersSupport several && several.isMultipleConsumersSupported();
            RouteDefinition first = sharable ? null : taken.putIfAbsent(endpoint, definition);
            if (first != null) {
                FromDefinition from = definition.getInput();
                problems.add(RouteProblem.of(
                        file(from),
                        line(from),
                        "routes.taken",
                        definition.getRouteId(),
                        endpoint.getEndpointBaseUri(),
                        first.getRouteId()));
            }
        });
    }

    /** A message to an address in this process that no route listens at is lost with its video. */
    private void checkSendings() {
        Set<String> listening = routes.values().stream()
                .map(route -> route.getEndpoint().getEndpointBaseUri())
                .collect(Collectors.toSet());
        Set<String> told = new HashSet<>();
        for (NodeTracker.Sending sending : nodes.sendings()) {
            Endpoint endpoint = camel.getEndpoint(camel.resolvePropertyPlaceholders(sending.uri()));
            String place = file(sending.node()) + ":" + line(sending.node());
            if (endpoint instanceof DirectEndpoint direct
                    && direct.isFailIfNoConsumers()
                    && !listening.contains(direct.getEndpointBaseUri())
                    && told.add(place)) {
                problems.add(RouteProblem.of(
                        file(sending.node()), line(sending.node()), "routes.nobody", sending.uri()));
            }
        }
    }

    private static String file(NamedNode node) {
        String location = String.valueOf(node.getLocation());
        return location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : location;
    }

    /** From 1. Camel counts a step that is written on one line, {@code - bean: {ref: x}}, to the line before. */
    private int line(NamedNode node) {
        int line = Math.max(0, node.getLineNumber());
        List<String> text = lines.getOrDefault(file(node), List.of());
        String step = node.getShortName() + ":";
        boolean isOneEarly =
                line > 0 && line < text.size() && !text.get(line - 1).contains(step) && text.get(line).contains(step + " {");
        return isOneEarly ? line + 1 : line;
    }

    private void attempt(String file, Step step) {
        try {
            step.run();
        } catch (Exception e) {
            problems.add(Reasons.of(file, 0, e));
        }
    }

    @Override
    public void close() {
        camel.stop();
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    /** The service's settings, for placeholders. */
    private record Settings(Environment environment) implements PropertiesSource {

        @Override
        public String getName() {
            return "settings";
        }

        @Override
        public String getProperty(String name) {
            return environment.getProperty(name);
        }
    }
}
