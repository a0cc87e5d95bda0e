package org.ergodrop.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ergodrop.text.Sentences;
import org.springframework.web.util.HtmlUtils;

/** Which route leads to which, as a drawing: columns from left to right, each route right of those that lead to it. */
final class RouteMap {

    private static final Sentences SENTENCES = Sentences.of(RouteMap.class);

    private static final int WIDTH = 220;
    private static final int HEIGHT = 58;
    private static final int ACROSS = 268;
    private static final int DOWN = 76;
    private static final int MARGIN = 16;

    private final Map<String, DrawnRoute> byId = new LinkedHashMap<>();
    private final Map<String, Set<String>> next = new HashMap<>();
    private final Map<String, Set<String>> onFailure = new HashMap<>();
    private final Map<String, Integer> column = new LinkedHashMap<>();

    RouteMap(List<DrawnRoute> routes, List<DrawnRoute.FailureRule> rules) {
        Map<String, String> byAddress = new HashMap<>();
        for (DrawnRoute route : routes) {
            byId.put(route.id(), route);
            byAddress.put(route.from(), route.id());
        }
        for (DrawnRoute route : routes) {
            Set<String> targets = new TreeSet<>();
            for (String address : route.leadsTo()) {
                String target = byAddress.get(address);
                if (target != null && !target.equals(route.id())) {
                    targets.add(target);
                }
            }
            next.put(route.id(), targets);
            Set<String> refuges = new TreeSet<>();
            for (DrawnRoute.FailureRule rule : rules) {
                if (route.failures().contains(rule.id())) {
                    rule.leadsTo().stream()
                            .filter(byAddress::containsKey)
                            .forEach(to -> refuges.add(byAddress.get(to)));
                }
            }
            onFailure.put(route.id(), refuges);
        }
        byId.keySet().forEach(id -> column.put(id, 0));
        // as many rounds as a path can be long; a circle ends there too
        for (int round = 0; round < routes.size(); round++) {
            byId.keySet().forEach(this::pushOn);
        }
    }

    private void pushOn(String from) {
        Set<String> all = new TreeSet<>(next.getOrDefault(from, Set.of()));
        all.addAll(onFailure.getOrDefault(from, Set.of()));
        for (String to : all) {
            int right = Math.min(column.getOrDefault(from, 0) + 1, byId.size());
            column.merge(to, right, Math::max);
        }
    }

    String svg(Locale locale) {
        Map<String, int[]> places = places();
        int width = MARGIN + WIDTH + places.values().stream().mapToInt(at -> at[0]).max().orElse(0);
        int height = MARGIN + HEIGHT + places.values().stream().mapToInt(at -> at[1]).max().orElse(0);
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg id=\"map\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
                        + "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" "
                        + "markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"#52606d\"/></marker></defs>",
                width,
                height,
                width,
                height));
        places.forEach((from, at) ->
                next.getOrDefault(from, Set.of()).forEach(to -> arrow(at, places.getOrDefault(to, at), "leads", svg)));
        places.forEach((from, at) -> onFailure
                .getOrDefault(from, Set.of())
                .forEach(to -> arrow(at, places.getOrDefault(to, at), "fails", svg)));
        places.forEach((id, at) -> box(byId.get(id), at, locale, svg));
        return svg.append("</svg>").toString();
    }

    /** Where each route stands: left, top. */
    private Map<String, int[]> places() {
        Map<Integer, List<String>> columns = new TreeMap<>();
        List<String> alone = new ArrayList<>();
        column.forEach((id, x) -> {
            if (isAlone(id)) {
                alone.add(id);
            } else {
                columns.computeIfAbsent(x, c -> new ArrayList<>()).add(id);
            }
        });
        Map<String, int[]> places = new LinkedHashMap<>();
        int x = 0;
        int tallest = 0;
        for (List<String> ids : columns.values()) {
            for (int y = 0; y < ids.size(); y++) {
                places.put(ids.get(y), new int[] {MARGIN + x * ACROSS, MARGIN + y * DOWN});
            }
            tallest = Math.max(tallest, ids.size());
            x++;
        }
        int wide = Math.max(x, 1);
        for (int i = 0; i < alone.size(); i++) {
            int y = tallest + i / wide;
            places.put(alone.get(i), new int[] {MARGIN + i % wide * ACROSS, MARGIN + y * DOWN});
        }
        return places;
    }

    /** Leads nowhere, and nothing leads to it: such stand below, side by side. */
    private boolean isAlone(String id) {
        return next.getOrDefault(id, Set.of()).isEmpty()
                && onFailure.getOrDefault(id, Set.of()).isEmpty()
                && next.values().stream().noneMatch(targets -> targets.contains(id))
                && onFailure.values().stream().noneMatch(targets -> targets.contains(id));
    }

    /** @param kind "leads", or "fails" for the way of what failed */
    private static void arrow(int[] from, int[] to, String kind, StringBuilder svg) {
        // beside each other where both lead to the same route
        int middle = HEIGHT / 2 + (kind.equals("fails") ? 12 : 0);
        int startX = from[0] + WIDTH;
        int startY = from[1] + middle;
        int endX = to[0];
        int endY = to[1] + middle;
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"%s\" d=\"M%d %dC%d %d %d %d %d %d\" fill=\"none\" marker-end=\"url(#tip)\"/>",
                kind,
                startX,
                startY,
                startX + 40,
                startY,
                endX - 40,
                endY,
                endX,
                endY));
    }

    private static void box(DrawnRoute route, int[] at, Locale locale, StringBuilder svg) {
        boolean isOn = route.state().equals("Started");
        String edge = route.figures().failed() > 0 ? "#b91c1c" : isOn ? "#2f855a" : "#b7791f";
        svg.append(String.format(
                Locale.ROOT,
                "<a href=\"#route-%1$s\"><rect x=\"%2$d\" y=\"%3$d\" width=\"%4$d\" height=\"%5$d\" rx=\"6\" fill=\"%6$s\" "
                        + "stroke=\"%7$s\" stroke-width=\"1.5\"/><text x=\"%8$d\" y=\"%9$d\" font-size=\"14\" font-weight=\"600\">"
                        + "%1$s</text><text x=\"%8$d\" y=\"%10$d\" font-size=\"12\" fill=\"#52606d\">%11$s</text>"
                        + "<text x=\"%8$d\" y=\"%12$d\" font-size=\"12\" fill=\"#52606d\">%13$s</text></a>",
                text(route.id()),
                at[0],
                at[1],
                WIDTH,
                HEIGHT,
                isOn ? "#fff" : "#fdf6e3",
                edge,
                at[0] + 10,
                at[1] + 19,
                at[1] + 35,
                text(shortened(route.from())),
                at[1] + 50,
                text(figures(route, isOn, locale))));
    }

    private static String figures(DrawnRoute route, boolean isOn, Locale locale) {
        String passed = SENTENCES.say(
                locale,
                "routes.passed",
                route.figures().total(),
                route.figures().failed());
        return isOn ? passed : route.state() + ", " + passed;
    }

    private static String shortened(String address) {
        return address.length() <= 28 ? address : address.substring(0, 27) + "…";
    }

    private static String text(String any) {
        return HtmlUtils.htmlEscape(any, "UTF-8");
    }
}
