package org.ergodrop.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.camel.spi.BeanRepository;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.springframework.core.env.Environment;

/**
 * Whether route files may go live: the schema of Camel's YAML language, our own rules, and a start that starts nothing. The
 * three come one after the other, because what a later one says about a file that failed an earlier one would be noise.
 */
public final class RouteCheck {

    private static final class Schema {
        /** 800 KB, read once. */
        static final SchemaCheck OF_CAMEL = SchemaCheck.ofCamel();
    }

    private final BeanRepository beans;
    private final Environment settings;

    public RouteCheck(KnownBeans beans, Environment settings) {
        this.beans = beans;
        this.settings = settings;
    }

    /**
     * What is wrong with the files as a whole, one that cannot be read included; empty: they may go live.
     */
    public List<RouteProblem> check(RouteTexts files) {
        List<RouteProblem> unreadable = List.copyOf(files.unreadable().values());
        return unreadable.isEmpty() ? check(files.texts()) : unreadable;
    }

    /**
     * What is wrong with the files as a whole; empty: they may go live.
     *
     * @param texts name → text, all files of the service
     */
    List<RouteProblem> check(SortedMap<String, String> texts) {
        List<RouteProblem> problems = new ArrayList<>();
        List<RouteFile> files = new ArrayList<>();
        texts.forEach((name, text) -> parse(name, text, problems).ifPresent(files::add));
        if (!problems.isEmpty()) {
            return problems;
        }
        problems.addAll(RouteRules.check(files));
        if (problems.stream().noneMatch(RouteRules::isAboutIds)) {
            problems.addAll(DryStart.check(files, beans, settings));
        }
        return problems;
    }

    private static Optional<RouteFile> parse(String name, String text, List<RouteProblem> problems) {
        try {
            RouteFile file = RouteFile.parse(name, text);
            Optional<RouteProblem> wrong = file.yaml().content().isMissingNode()
                    ? Optional.of(RouteProblem.of(name, 0, "routes.empty"))
                    : Schema.OF_CAMEL.check(file);
            wrong.ifPresent(problems::add);
            return wrong.isEmpty() ? Optional.of(file) : Optional.empty();
        } catch (YamlEngineException e) {
            problems.add(Reasons.of(name, 0, e));
            return Optional.empty();
        }
    }
}
