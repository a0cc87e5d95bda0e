package org.ergodrop.routes;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;
import org.ergodrop.text.ShownText;

/**
 * Why a route file may not go live.
 *
 * @param file its name
 * @param line where in it, from 1; 0 when no line is at fault
 * @param key which sentence
 * @param arguments what stands for {@code {0}}, {@code {1}} … in it
 */
public record RouteProblem(String file, int line, String key, List<String> arguments)
        implements Explained, Serializable {

    private static final Sentences SENTENCES = Sentences.of(RouteProblem.class);

    /** What a library says may be pages long. Ours. */
    private static final int LONGEST = 400;

    public RouteProblem {
        arguments = List.copyOf(arguments);
    }

    static RouteProblem of(String file, int line, String key, String... arguments) {
        return new RouteProblem(file, line, key, List.of(arguments));
    }

    /** Whatever line it has moved to. */
    boolean isTheSame(RouteProblem other) {
        return file.equals(other.file) && key.equals(other.key) && arguments.equals(other.arguments);
    }

    /** One sentence: file, line, reason. */
    @Override
    public String explain(Locale locale) {
        String reason = SENTENCES.say(
                locale,
                key,
                arguments.stream().map(RouteProblem::oneLine).toArray());
        return line == 0
                ? SENTENCES.say(locale, "routes.at-file", file, reason)
                : SENTENCES.say(locale, "routes.at-line", file, String.valueOf(line), reason);
    }

    private static String oneLine(String text) {
        return ShownText.of(text.lines().map(String::strip).collect(Collectors.joining(" ")), LONGEST);
    }
}
