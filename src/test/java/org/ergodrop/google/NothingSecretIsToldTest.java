package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ergodrop.google.GoogleProperties.Consent;
import org.ergodrop.text.Explained;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Fault 39 for this room: every secret of these tests begins with SECRET-, and nothing that is written or shown may. */
class NothingSecretIsToldTest {

    private final VirtualTime time = new VirtualTime();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @TempDir
    private Path folder;

    private StubGoogle google;

    @BeforeEach
    void listen() throws IOException {
        google = new StubGoogle(time);
        log.start();
        root.setLevel(Level.ALL);
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(before);
        google.close();
    }

    @Test
    void whateverGoogleAnswersNoExceptionAndNoLogLineHoldsASecret() throws IOException {
        GoogleProperties properties = google.properties(folder, Consent.UNKNOWN);
        GoogleAuthorization room = GoogleAuthorization.of(properties, time, time::nanoTime);
        TokenStore store = new TokenStore(properties, new java.security.SecureRandom());
        List<String> told = new ArrayList<>();
        String echo = "\"SECRET-echo SECRET-refresh\"";
        List<StubGoogle.Answer> answers = List.of(
                new StubGoogle.Answer(400, "{\"error\":\"invalid_grant\",\"error_description\":" + echo + "}"),
                new StubGoogle.Answer(400, "{\"error\":\"SECRET-code\"}"),
                new StubGoogle.Answer(401, "{\"error\":\"invalid_client\",\"error_description\":" + echo + "}"),
                new StubGoogle.Answer(403, echo),
                new StubGoogle.Answer(500, echo),
                new StubGoogle.Answer(200, "{\"access_token\":\"SECRET-access\"}"),
                new StubGoogle.Answer(200, "{\"access_token\":\"SECRET-access\",\"expires_in\":9,\"scope\":\"x\"}"),
                new StubGoogle.Answer(200, "SECRET-html {"));
        for (StubGoogle.Answer answer : answers) {
            store.write("default", login());
            google.next(answer.status(), answer.body());
            told.add(failure(() -> room.accounts().tokens("default").current()));
            google.next(answer.status(), answer.body());
            LoginAttempt attempt = attempt(room);
            String state = attempt.address().getRawQuery().replaceAll(".*state=([^&]*).*", "$1");
            told.add(failure(() -> attempt.complete("?code=SECRET-code&state=" + state)));
            google.next(answer.status(), answer.body());
            told.add(failure(() -> room.authorizations().revoke("default")));
        }
        google.close();
        store.write("default", login());
        told.add(failure(() -> room.accounts().tokens("default").current()));
        assertThat(told).hasSize(25).allSatisfy(text -> assertThat(text).doesNotContain("SECRET-"));
        assertThat(log.list).isNotEmpty().allSatisfy(event -> {
            if (event.getLoggerName().startsWith("org.ergodrop")) {
                assertThat(event.getFormattedMessage()).doesNotContain("SECRET-");
            }
        });
        assertThat(log.list.stream()
                        .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                        .map(ILoggingEvent::getFormattedMessage))
                .noneMatch(text -> text.contains("SECRET-"));
    }

    @Test
    void nothingWithASecretShowsItWhenItIsPrinted() {
        GoogleProperties properties = google.properties(folder, Consent.UNKNOWN, "SECRET-key", "");
        TokenAnswer answer = new TokenAnswer(
                "SECRET-a",
                Duration.ofHours(1),
                Optional.of("SECRET-r"),
                Set.of("drive"),
                Optional.empty(),
                time.instant());
        Redirected redirected = Redirected.parse("?code=SECRET-code&state=SECRET-state");
        Pkce pkce = new Pkce("SECRET-verifier");
        assertThat(List.of(
                        properties.toString(),
                        properties.client().toString(),
                        login().toString(),
                        answer.toString(),
                        redirected.toString(),
                        pkce.toString(),
                        GoogleAuthorization.of(properties, time, time::nanoTime).toString()))
                .allSatisfy(text -> assertThat(text).doesNotContain("SECRET-"));
    }

    private Authorization login() {
        return new Authorization(
                StubGoogle.CLIENT, "SECRET-refresh", Set.of(StubGoogle.SCOPE), "", time.instant(), Optional.empty());
    }

    private static LoginAttempt attempt(GoogleAuthorization room) {
        try {
            return room.login().attempt("default", room.login().redirectForCopying());
        } catch (AuthorizationException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void take() throws Exception;
    }

    /** All that a failure can show: its trace with causes, and its sentences. */
    private static String failure(Step step) {
        StringWriter text = new StringWriter();
        try {
            step.take();
        } catch (Exception e) {
            e.printStackTrace(new PrintWriter(text));
            if (e instanceof Explained explained) {
                text.append(explained.explain(Locale.ENGLISH));
                text.append(explained.explain(Locale.forLanguageTag("cs")));
            }
        }
        return text.toString();
    }
}
