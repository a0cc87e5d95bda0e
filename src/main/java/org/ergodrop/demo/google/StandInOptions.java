package org.ergodrop.demo.google;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a stand-in behaves.
 *
 * @param port on 127.0.0.1; 0 = any free one
 * @param folder where contents and state lie; null = a temporary folder that goes away with the stand-in
 * @param keepState whether files and authorizations outlive the stand-in, in {@code folder}
 * @param clock decides when tokens and sessions end, and what the Date header says
 * @param seed of the ids that it makes up
 * @param account e-mail of the first person with an account
 * @param clients secret by OAuth client id; empty = every client is known
 * @param testing whether the consent screen is in "testing": refresh tokens die after seven days
 * @param accessTokenLife how long an access token is good
 * @param askForConsent whether a page asks; otherwise whoever opens the authorization page has consented
 * @param emptyPages whether the second page of a long list is empty, as Drive's may be
 * @param videoFactsDelay how long after the upload Drive knows a video's size and length
 * @param unitsPerMinute quota units that a user may spend
 * @param localLinks whether links to files lead to the stand-in instead of drive.google.com
 */
public record StandInOptions(
        int port,
        @Nullable Path folder,
        boolean keepState,
        Clock clock,
        long seed,
        String account,
        Map<String, String> clients,
        boolean testing,
        Duration accessTokenLife,
        boolean askForConsent,
        boolean emptyPages,
        Duration videoFactsDelay,
        long unitsPerMinute,
        boolean localLinks) {

    /** For tests: a free port, a temporary folder, the real clock, consent at once. */
    public static StandInOptions forTests() {
        return new StandInOptions(
                0,
                null,
                false,
                Clock.systemUTC(),
                7,
                "ergonomist@example.org",
                Map.of(),
                false,
                Duration.ofHours(1),
                false,
                true,
                Duration.ZERO,
                QuotaMeter.USER_UNITS_PER_MINUTE,
                false);
    }

    public StandInOptions withPort(int number) {
        return copy(number, folder, keepState, clock, testing, videoFactsDelay);
    }

    /** Files and authorizations are kept in {@code where}. */
    public StandInOptions keptIn(Path where) {
        return copy(port, where, true, clock, testing, videoFactsDelay);
    }

    /** Contents lie in {@code where}, but the next stand-in knows nothing of them. */
    public StandInOptions withFolder(Path where) {
        return copy(port, where, false, clock, testing, videoFactsDelay);
    }

    public StandInOptions withClock(Clock time) {
        return copy(port, folder, keepState, time, testing, videoFactsDelay);
    }

    /** The consent screen is in "testing". */
    public StandInOptions inTesting() {
        return copy(port, folder, keepState, clock, true, videoFactsDelay);
    }

    public StandInOptions withVideoFactsAfter(Duration delay) {
        return copy(port, folder, keepState, clock, testing, delay);
    }

    private StandInOptions copy(
            int newPort, @Nullable Path newFolder, boolean keep, Clock newClock, boolean test, Duration delay) {
        return new StandInOptions(
                newPort,
                newFolder,
                keep,
                newClock,
                seed,
                account,
                clients,
                test,
                accessTokenLife,
                askForConsent,
                emptyPages,
                delay,
                unitsPerMinute,
                localLinks);
    }

    public StandInOptions withClient(String id, String secret) {
        Map<String, String> more = new LinkedHashMap<>(clients);
        more.put(id, secret);
        return new StandInOptions(
                port,
                folder,
                keepState,
                clock,
                seed,
                account,
                more,
                testing,
                accessTokenLife,
                askForConsent,
                emptyPages,
                videoFactsDelay,
                unitsPerMinute,
                localLinks);
    }

    public StandInOptions withUnitsPerMinute(long units) {
        return new StandInOptions(
                port,
                folder,
                keepState,
                clock,
                seed,
                account,
                clients,
                testing,
                accessTokenLife,
                askForConsent,
                emptyPages,
                videoFactsDelay,
                units,
                localLinks);
    }

    /** For a person at a browser: a page asks for consent, links lead to the stand-in. */
    public StandInOptions forPeople() {
        return new StandInOptions(
                port,
                folder,
                keepState,
                clock,
                seed,
                account,
                clients,
                testing,
                accessTokenLife,
                true,
                emptyPages,
                videoFactsDelay,
                unitsPerMinute,
                true);
    }
}
