package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ergodrop.google.GoogleProperties.Consent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTokensTest {

    private final VirtualTime time = new VirtualTime();

    @TempDir
    private Path folder;

    private StubGoogle google;
    private GoogleProperties properties;
    private TokenStore store;
    private GoogleAuthorization room;
    private AccessTokens tokens;

    @BeforeEach
    void logIn() throws IOException {
        google = new StubGoogle(time);
        open(Consent.UNKNOWN);
        store.write("default", login("SECRET-refresh-1"));
    }

    private void open(Consent consent) {
        properties = google.properties(folder, consent);
        store = new TokenStore(properties, new SecureRandom());
        room = GoogleAuthorization.of(properties, time, time::nanoTime);
        tokens = room.accounts().tokens("default");
    }

    private Authorization login(String refreshToken) {
        return new Authorization(
                StubGoogle.CLIENT,
                refreshToken,
                Set.of(StubGoogle.SCOPE),
                "a@example.org",
                time.instant(),
                Optional.empty());
    }

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void theTokenIsFetchedOnceAndKeptUntilFiveMinutesBeforeItsEnd() throws IOException {
        String first = tokens.current();
        time.pass(Duration.ofMinutes(54));
        assertThat(tokens.current()).isEqualTo(first);
        assertThat(google.tokenQuestions()).isEqualTo(1);
        time.pass(Duration.ofMinutes(2));
        assertThat(tokens.current()).isNotEqualTo(first);
        assertThat(google.tokenQuestions()).isEqualTo(2);
        assertThat(google.asked.get(0).form())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "SECRET-refresh-1")
                .containsEntry("client_id", StubGoogle.CLIENT.id())
                .containsEntry("client_secret", StubGoogle.CLIENT.secret());
    }

    @Test
    void fiftyThreadsThatNeedATokenAtOnceAskGoogleOnce() throws Exception {
        google.gate = new CountDownLatch(1);
        Set<String> seen = new HashSet<>();
        List<Future<String>> all = startFifty(tokens::current);
        await().until(() -> google.tokenQuestions() == 1);
        google.gate.countDown();
        for (Future<String> one : all) {
            seen.add(one.get());
        }
        assertThat(seen).hasSize(1);
        assertThat(google.tokenQuestions()).isEqualTo(1);
    }

    @Test
    void fiftyThreadsWhoseTokenWasRefusedAskGoogleOnce() throws Exception {
        String rejected = tokens.current();
        Set<String> seen = new HashSet<>();
        for (Future<String> one : startFifty(() -> tokens.insteadOf(rejected))) {
            seen.add(one.get());
        }
        assertThat(seen).hasSize(1).doesNotContain(rejected);
        assertThat(google.tokenQuestions()).isEqualTo(2);
    }

    @Test
    void aFailureIsSharedByThoseWhoWaitedAndTheNextQuestionIsAskedAnew() throws Exception {
        google.gate = new CountDownLatch(1);
        google.next(503, "busy");
        List<Future<String>> all = startFifty(tokens::current);
        await().until(() -> google.tokenQuestions() == 1);
        Thread.yield();
        google.gate.countDown();
        int failed = 0;
        for (Future<String> one : all) {
            try {
                one.get();
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(GoogleUnreachableException.class);
                failed++;
            }
        }
        assertThat(failed).isPositive();
        assertThat(google.tokenQuestions()).isLessThanOrEqualTo(2);
        assertThat(tokens.current()).startsWith("SECRET-access-");
    }

    private <T> List<Future<T>> startFifty(Callable<T> question) {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        CountDownLatch together = new CountDownLatch(50);
        List<Future<T>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(threads.submit(() -> {
                together.countDown();
                together.await();
                return question.call();
            }));
        }
        threads.shutdown();
        return all;
    }

    /** Fault 8. */
    @Test
    void aTokenThatGoogleRefusesInTheMiddleOfATransferIsReplacedByAnother() throws IOException {
        String rejected = tokens.current();
        String next = tokens.insteadOf(rejected);
        assertThat(next).isNotEqualTo(rejected);
        assertThat(tokens.current()).isEqualTo(next);
        assertThat(tokens.insteadOf(rejected)).as("others refused it before us").isEqualTo(next);
        assertThat(google.tokenQuestions()).isEqualTo(2);
    }

    /** Fault 9. */
    @Test
    void aRevokedLoginIsLostUntilSomebodyLogsInAgainAndGoogleIsNotAskedMeanwhile() throws IOException {
        google.refuseNext("invalid_grant");
        assertThatThrownBy(tokens::current).isInstanceOf(AuthLostException.class);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(tokens::current).isInstanceOf(AuthLostException.class);
        }
        assertThat(google.tokenQuestions()).isEqualTo(1);
        assertThat(room.health().lost("default"))
                .hasValueSatisfying(reason -> assertThat(reason.explain(Locale.forLanguageTag("cs")))
                        .contains("Google zrušil oprávnění", "ergodrop auth login"));

        // another process: the command line
        new TokenStore(properties, new SecureRandom()).write("default", login("SECRET-refresh-2"));

        assertThat(room.health().lost("default")).isEmpty();
        assertThat(tokens.current()).startsWith("SECRET-access-");
        assertThat(google.asked.get(1).form()).containsEntry("refresh_token", "SECRET-refresh-2");
    }

    @Test
    void aLogoutOfAnotherProcessIsNoticedAtOnceAlthoughTheTokenWouldStillBeGood() throws IOException {
        tokens.current();
        new TokenStore(properties, new SecureRandom()).forget("default");
        assertThatThrownBy(tokens::current)
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("Nobody has logged in");
        assertThat(room.health().lost("default")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"503,busy", "429,slow", "500,{\"error\":\"internal_failure\"}", "403,<html>proxy", "200,<html>portal"})
    void troubleThatSaysNothingAboutTheLoginLosesNothing(int status, String body) throws IOException {
        google.next(status, body);
        assertThatThrownBy(tokens::current)
                .isInstanceOf(GoogleUnreachableException.class)
                .isNotInstanceOf(AuthLostException.class);
        assertThat(room.health().lost("default")).isEmpty();
        assertThat(tokens.current()).startsWith("SECRET-access-");
    }

    @Test
    void withoutANetworkTheOldTokenServesToItsLastMinute() throws IOException {
        String first = tokens.current();
        time.pass(Duration.ofMinutes(56));
        google.next(503, "busy");
        assertThat(tokens.current()).isEqualTo(first);
        assertThat(tokens.current()).as("not asked again within 30 s").isEqualTo(first);
        assertThat(google.tokenQuestions()).isEqualTo(2);
        time.pass(Duration.ofSeconds(31));
        assertThat(tokens.current()).isNotEqualTo(first);
    }

    @Test
    void aNetworkThatIsGoneIsPlainTroubleInASentence() {
        google.close();
        assertThatThrownBy(tokens::current)
                .isInstanceOfSatisfying(
                        GoogleUnreachableException.class,
                        failure ->
                                assertThat(failure.explain(Locale.ENGLISH)).contains("127.0.0.1", "does not answer"));
    }

    /** Fault 27. */
    @ParameterizedTest
    @ValueSource(longs = {-60, 60, -1440, 1440})
    void aJumpOfTheWallClockEndsNoTokenAndKeepsNone(long minutes) throws IOException {
        String first = tokens.current();
        time.setWall(Duration.ofMinutes(minutes));
        assertThat(tokens.current()).isEqualTo(first);
        time.pass(Duration.ofMinutes(59));
        assertThat(tokens.current()).isNotEqualTo(first);
    }

    /** Fault 27: a day too late would be too late. */
    @ParameterizedTest
    @ValueSource(longs = {-26, -1, 1, 26})
    void agesAreMeasuredByGooglesClockNotByOurs(long hours) throws IOException {
        google.aheadOfUs = Duration.ofHours(hours);
        google.next(200, google.token(StubGoogle.SCOPE, ",\"refresh_token_expires_in\":172000"));
        tokens.current();
        assertThat(room.health().expiresIn("default"))
                .hasValueSatisfying(
                        left -> assertThat(left).isCloseTo(Duration.ofSeconds(172_000), Duration.ofSeconds(2)));
        assertThat(room.health().warning("default")).isPresent();
    }

    @Test
    void aClientThatGoogleRefusesIsAskedForAgainLaterBecauseItIsPutRightWithoutALogin() throws IOException {
        google.next(401, "{\"error\":\"invalid_client\"}");
        assertThatThrownBy(tokens::current)
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("invalid_client");
        assertThat(room.health().lost("default")).isPresent();
        assertThat(google.tokenQuestions()).isEqualTo(1);
        time.pass(Duration.ofMinutes(6));
        assertThat(room.health().lost("default")).isEmpty();
        assertThat(tokens.current()).startsWith("SECRET-access-");
    }

    @Test
    void aRefreshTokenThatGoogleReplacesIsKept() throws IOException {
        google.next(200, google.token(StubGoogle.SCOPE, ",\"refresh_token\":\"SECRET-refresh-9\""));
        tokens.current();
        assertThat(store.read("default").orElseThrow().refreshToken()).isEqualTo("SECRET-refresh-9");
        tokens.current();
        assertThat(google.tokenQuestions()).as("our own write is no new login").isEqualTo(1);
    }

    @Test
    void anAuthorizationThatHasBecomeNarrowerIsLost() {
        google.next(200, google.token("https://www.googleapis.com/auth/drive.file", ""));
        assertThatThrownBy(tokens::current)
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("no longer covers the whole Drive");
    }

    /** Fault 10, when Google tells the end. */
    @Test
    void anEndThatGoogleTellsAtARefreshIsKeptAndWarnedAboutTwoDaysBefore() throws IOException {
        google.next(200, google.token(StubGoogle.SCOPE, ",\"refresh_token_expires_in\":604799"));
        tokens.current();
        assertThat(room.health().expiresIn("default"))
                .hasValueSatisfying(left -> assertThat(left).isCloseTo(Duration.ofDays(7), Duration.ofMinutes(1)));
        assertThat(room.health().warning("default")).isEmpty();
        time.pass(Duration.ofDays(5));
        assertThat(room.health().warning("default"))
                .hasValueSatisfying(warning -> assertThat(warning.explain(Locale.ENGLISH))
                        .contains("ends in 1 day", "In production", "auth login"));
        time.pass(Duration.ofDays(2));
        google.refuseNext("invalid_grant");
        assertThatThrownBy(tokens::current)
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("after 7 days, because the consent screen");
    }

    /** Fault 10, when Google tells nothing. */
    @Test
    void aPossibleEndIsWarnedAboutUntilTheLoginHasOutlivedIt() throws IOException {
        time.pass(Duration.ofDays(4));
        tokens.current();
        assertThat(room.health().warning("default")).isEmpty();
        time.pass(Duration.ofDays(2));
        tokens.current();
        assertThat(room.health().warning("default"))
                .hasValueSatisfying(warning -> assertThat(warning.explain(Locale.forLanguageTag("cs")))
                        .contains("možná vyprší za", "ergodrop.google.consent"));
        time.pass(Duration.ofDays(2));
        tokens.current();
        assertThat(room.health().warning("default")).isEmpty();
        assertThat(room.health().expiresIn("default")).isEmpty();
    }

    @Test
    void theSettingSettlesWhetherThereIsAnEnd() {
        time.pass(Duration.ofDays(6));
        open(Consent.PRODUCTION);
        assertThat(room.health().expiresIn("default")).isEmpty();
        open(Consent.TESTING);
        assertThat(room.health().expiresIn("default")).hasValue(Duration.ofDays(1));
        assertThat(room.health().warning("default").orElseThrow().explain(Locale.ENGLISH))
                .contains("ends in");
    }

    @Test
    void aFolderThatCannotBeReadIsSaidAndNotTakenForALogout() throws IOException {
        Files.writeString(folder.resolve("default.authorization"), "ergodrop-authorization-1:AAAA");
        assertThatThrownBy(tokens::current)
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("cannot be decrypted");
    }
}
