package org.ergodrop.console;

import java.util.List;

/**
 * One route as the page of routes shows it.
 *
 * @param from address it begins at, without its options
 * @param state Started, Stopped, Suspended ...
 * @param leadsTo addresses it sends to, without their options
 * @param failures names of what is done about its failures
 */
record DrawnRoute(
        String id,
        String description,
        String from,
        String state,
        Figures figures,
        List<Step> steps,
        List<String> leadsTo,
        List<String> failures) {

    /**
     * What passed since the start.
     *
     * @param meanMillis mean time of one exchange [ms]
     */
    record Figures(long total, long failed, long inFlight, long meanMillis) {

        static final Figures NONE = new Figures(0, 0, 0, 0);
    }

    /**
     * One step with those inside it.
     *
     * @param kind Camel's name of it: bean, to, split ...
     * @param words what it does, without anything that may be a secret
     */
    record Step(String kind, String words, List<Step> inside) {}

    /** A route configuration: what is done when a step fails. */
    record FailureRule(String id, String description, List<Step> cases) {}
}
