package org.ergodrop.console;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/**
 * Reads Camel's model of the running routes. Options of addresses, expressions and messages are left out: they may hold
 * secrets, and nobody needs them to see the way of a video.
 */
final class RouteDrawings {

    private final CamelContext camel;
    private final Model model;

    RouteDrawings(CamelContext camel) {
        this.camel = camel;
        this.model = camel.getCamelContextExtension().getContextPlugin(Model.class);
    }

    List<DrawnRoute> routes() {
        return model.getRouteDefinitions().stream().map(this::route).toList();
    }

    List<DrawnRoute.FailureRule> failureRules() {
        return model.getRouteConfigurationDefinitions().stream()
                .map(RouteDrawings::rule)
                .toList();
    }

    private DrawnRoute route(RouteDefinition route) {
        String id = route.getRouteId();
        ServiceStatus status = camel.getRouteController().getRouteStatus(id);
        List<String> leadsTo = new ArrayList<>();
        List<DrawnRoute.Step> steps = steps(route.getOutputs(), leadsTo);
        return new DrawnRoute(
                id,
                text(route.getDescriptionText()),
                address(route.getInput().getEndpointUri()),
                status == null ? "Stopped" : status.name(),
                figures(id),
                steps,
                List.copyOf(leadsTo),
                names(route.getRouteConfigurationId()));
    }

    private DrawnRoute.Figures figures(String id) {
        ManagedCamelContext managed = camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
        ManagedRouteMBean route = managed == null ? null : managed.getManagedRoute(id);
        if (route == null) {
            return DrawnRoute.Figures.NONE;
        }
        try {
            return new DrawnRoute.Figures(
                    route.getExchangesTotal(),
                    route.getExchangesFailed(),
                    route.getExchangesInflight(),
                    // -1 until the first one has passed
                    Math.max(0, route.getMeanProcessingTime()));
        } catch (Exception e) {
            // the bean's own declaration; it is asked in this process and only adds up counters
            throw new IllegalStateException("The figures of route " + id + " cannot be read", e);
        }
    }

    private static DrawnRoute.FailureRule rule(RouteConfigurationDefinition configuration) {
        List<DrawnRoute.Step> cases = new ArrayList<>();
        List<String> leadsTo = new ArrayList<>();
        for (OnExceptionDefinition one : configuration.getOnExceptions()) {
            cases.add(new DrawnRoute.Step("when", text(one.getId()), steps(one.getOutputs(), leadsTo)));
        }
        return new DrawnRoute.FailureRule(
                text(configuration.getId()), text(configuration.getDescriptionText()), cases, List.copyOf(leadsTo));
    }

    private static List<DrawnRoute.Step> steps(List<ProcessorDefinition<?>> definitions, List<String> leadsTo) {
        List<DrawnRoute.Step> steps = new ArrayList<>();
        for (ProcessorDefinition<?> definition : definitions) {
            // Camel copies these into each route; they are drawn once, with the rule they come from
            if (!(definition instanceof OnExceptionDefinition)) {
                String words = words(definition);
                if (definition instanceof ToDefinition || definition instanceof ToDynamicDefinition) {
                    leadsTo.add(words);
                }
                steps.add(
                        new DrawnRoute.Step(definition.getShortName(), words, steps(definition.getOutputs(), leadsTo)));
            }
        }
        return steps;
    }

    private static String words(ProcessorDefinition<?> step) {
        if (step instanceof ToDefinition to) {
            return address(to.getEndpointUri());
        } else if (step instanceof ToDynamicDefinition to) {
            return address(to.getUri());
        } else if (step instanceof BeanDefinition bean) {
            return text(bean.getRef())
                    + (bean.getMethod() == null ? "" : "." + bean.getMethod().replaceFirst("\\(.*", ""));
        }
        return step.hasCustomIdAssigned() ? text(((OptionalIdentifiedDefinition<?>) step).getId()) : "";
    }

    /** Scheme and path: {@code https://user:password@host/path?key=secret} is {@code https://host/path}. */
    static String address(String uri) {
        return text(uri).replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }

    private static List<String> names(String list) {
        return list == null ? List.of() : List.of(list.split("\\s*,\\s*"));
    }

    private static String text(String any) {
        return any == null ? "" : any;
    }
}
