package org.ergodrop.routes;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.processor.DefaultProcessorFactory;
import org.jspecify.annotations.Nullable;

/** Remembers which step is being put together, so that a failure can be told with its line. */
final class NodeTracker extends DefaultProcessorFactory {

    /**
     * A step that sends to an endpoint.
     *
     * @param uri with its placeholders
     */
    record Sending(NamedNode node, String uri) {}

    private final List<Sending> sendings = new ArrayList<>();
    private @Nullable NamedNode last;

    void begin() {
        last = null;
    }

    /** The step that was begun last; null when a route failed before its first. */
    @Nullable
    NamedNode last() {
        return last;
    }

    List<Sending> sendings() {
        return sendings;
    }

    @Override
    public Processor createProcessor(Route route, NamedNode definition) throws Exception {
        note(definition);
        return super.createProcessor(route, definition);
    }

    @Override
    public Processor createChildProcessor(Route route, NamedNode definition, boolean mandatory) throws Exception {
        note(definition);
        return super.createChildProcessor(route, definition, mandatory);
    }

    private void note(NamedNode definition) {
        last = definition;
        if (definition instanceof EndpointRequiredDefinition sender && sender.getEndpointUri() != null) {
            sendings.add(new Sending(definition, sender.getEndpointUri()));
        }
    }
}
