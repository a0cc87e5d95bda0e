package org.ergodrop.routes;

import java.io.Serial;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ergodrop.text.Explained;

/** The service cannot start with these route files. */
final class RoutesRefusedException extends RuntimeException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    /** More than anybody mends before the next look. Ours. */
    private static final int MOST = 5;

    private final transient List<RouteProblem> problems;

    RoutesRefusedException(List<RouteProblem> problems) {
        super(said(problems, Locale.ENGLISH));
        this.problems = List.copyOf(problems);
    }

    @Override
    public String explain(Locale locale) {
        return said(problems, locale);
    }

    private static String said(List<RouteProblem> problems, Locale locale) {
        return problems.stream()
                .limit(MOST)
                .map(problem -> problem.explain(locale))
                .collect(Collectors.joining(" "));
    }
}
