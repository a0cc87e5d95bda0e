package org.ergodrop.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus reads from the service, and whether a query finds something in it. */
final class Scrape {

    /** One line of the text format. */
    record Sample(String metric, Map<String, String> labels, double value) {}

    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern SELECTOR =
            Pattern.compile("\\b((?:ergodrop|jvm|process|logback|up)(?:_\\w+)?)\\b(?:\\{([^}]*)})?");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");

    /** Prometheus adds these. */
    private static final Set<String> ADDED = Set.of("job", "instance");

    final List<Sample> samples = new ArrayList<>();

    Scrape(String text) {
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new AssertionError("not the text format: " + line);
            }
            Map<String, String> labels = new LinkedHashMap<>();
            Matcher label = LABEL.matcher(String.valueOf(parts.group(2)));
            while (label.find()) {
                labels.put(label.group(1), label.group(3));
            }
            samples.add(new Sample(parts.group(1), labels, Double.parseDouble(parts.group(3))));
        });
    }

    double value(String metric, String... labels) {
        for (Sample sample : samples) {
            if (sample.metric().equals(metric)
                    && List.copyOf(sample.labels().values()).equals(List.of(labels))) {
                return sample.value();
            }
        }
        throw new AssertionError("no " + metric + " " + List.of(labels) + " in " + samples);
    }

    Set<String> metrics() {
        return samples.stream().map(Sample::metric).collect(Collectors.toSet());
    }

    /** What a PromQL expression asks for and is not here: selectors without a sample, labels that no sample has. */
    List<String> missing(String expression) {
        List<String> missing = new ArrayList<>();
        // what stands in "by (...)" are labels
        Matcher selector = SELECTOR.matcher(BY.matcher(expression).replaceAll(""));
        List<Sample> found = new ArrayList<>();
        boolean asksForMetrics = false;
        while (selector.find()) {
            asksForMetrics = true;
            String metric = selector.group(1);
            Predicate<Sample> wanted = matching(selector.group(2));
            List<Sample> hits = samples.stream()
                    .filter(sample -> sample.metric().equals(metric) && wanted.test(sample))
                    .toList();
            if (hits.isEmpty() && !metric.equals("up")) {
                missing.add(selector.group());
            }
            found.addAll(hits);
        }
        if (!asksForMetrics) {
            missing.add("no metric in " + expression);
        }
        Matcher by = BY.matcher(expression);
        while (by.find()) {
            for (String label : by.group(1).split(", *")) {
                if (!ADDED.contains(label)
                        && found.stream().noneMatch(sample -> sample.labels().containsKey(label))) {
                    missing.add("by (" + label + ") in " + expression);
                }
            }
        }
        return missing;
    }

    private static Predicate<Sample> matching(String matchers) {
        Predicate<Sample> all = sample -> true;
        Matcher label = LABEL.matcher(String.valueOf(matchers));
        while (label.find()) {
            String name = label.group(1);
            String operator = label.group(2);
            String wanted = label.group(3);
            if (!ADDED.contains(name)) {
                all = all.and(sample -> {
                    String value = sample.labels().getOrDefault(name, "");
                    boolean isEqual = operator.endsWith("~") ? value.matches(wanted) : value.equals(wanted);
                    return isEqual != operator.startsWith("!");
                });
            }
        }
        return all;
    }
}
