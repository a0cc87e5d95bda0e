package org.ergodrop.routes;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ergodrop.jobs.Trouble;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;
import org.ergodrop.text.Sentences;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The route files that may not go live, and since when the operator knows: one mail for each, and one when it is mended. */
@Component
class RefusedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedFiles.class);
    private static final Sentences SENTENCES = Sentences.of(RefusedFiles.class);

    private final Troubles troubles;
    private final Locale language;
    /** File → what is wrong with it, one sentence. */
    private volatile SortedMap<String, String> sentences = new TreeMap<>();
    /** What the troubles say; null when that is to be found out. */
    private @Nullable SortedMap<String, String> told;

    RefusedFiles(Troubles troubles, @Value("${ergodrop.language:cs}") Locale language) {
        this.troubles = troubles;
        this.language = language;
    }

    void are(Collection<RouteProblem> problems) {
        SortedMap<String, String> now = new TreeMap<>();
        problems.forEach(problem -> now.put(problem.file(), problem.explain(language)));
        now.values().stream()
                .filter(sentence -> !sentences.containsValue(sentence))
                .forEach(sentence -> LOG.warn("Route file refused, the routes as they were run on: {}", sentence));
        sentences = now;
    }

    /** One sentence for each; empty is good. */
    List<String> sentences() {
        return List.copyOf(sentences.values());
    }

    /** Brings the troubles up to date; again at the next look when the database is away. */
    void tell() {
        SortedMap<String, String> now = sentences;
        if (now.equals(told)) {
            return;
        }
        try {
            for (Trouble trouble : troubles.all()) {
                if (trouble.kind() == TroubleKind.ROUTES_BROKEN && !now.containsKey(trouble.subject())) {
                    troubles.end(TroubleKind.ROUTES_BROKEN, trouble.subject(), null);
                }
            }
            now.forEach((file, sentence) -> {
                String detail = SENTENCES.say(language, "routes.goes-on", sentence);
                if (!troubles.begin(TroubleKind.ROUTES_BROKEN, file, null, detail)) {
                    troubles.restate(TroubleKind.ROUTES_BROKEN, file, detail);
                }
            });
            told = now;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("That route files are refused cannot be noted now, it is tried again: {}", e.toString());
        }
    }
}
