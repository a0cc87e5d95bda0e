package org.ergodrop.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    /** The route files of a folder: name → text. */
    public static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(RouteCheck::isRouteFile).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    static boolean isRouteFile(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(RouteFile.SUFFIX) && !name.startsWith(".");
    }

    /**
     * What is wrong with the files as a whole; empty: they may go live.
     *
     * @param texts name → text, all files of the service
     */
    public List<RouteProblem> check(SortedMap<String, String> texts) {
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
