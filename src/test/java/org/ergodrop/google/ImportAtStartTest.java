package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ergodrop.google.GoogleProperties.Consent;
import org.ergodrop.text.Explained;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login that comes with the settings of a machine that nobody logs in at. */
class ImportAtStartTest {

    private static final String PASSPHRASE = "SECRET-passphrase";

    private final VirtualTime time = new VirtualTime();

    @TempDir
    private Path home;

    @TempDir
    private Path pod;

    /** Made once: a key from a passphrase takes its time on purpose. */
    private static @Nullable String export;

    private StubGoogle google;

    @BeforeEach
    void export() throws Exception {
        google = new StubGoogle(time);
        if (export == null) {
            logIn(home, "SECRET-refresh-1");
            export = room(home).exported("default", PASSPHRASE.toCharArray());
        }
    }

    @AfterEach
    void close() {
        google.close();
    }

    private Authorizations room(Path folder) {
        return GoogleAuthorization.of(google.properties(folder, Consent.UNKNOWN), time, time::nanoTime)
                .authorizations();
    }

    private TokenStore store(Path folder) {
        return new TokenStore(google.properties(folder, Consent.UNKNOWN), new SecureRandom());
    }

    private void logIn(Path folder, String refreshToken) throws IOException {
        store(folder)
                .write(
                        "default",
                        new Authorization(
                                StubGoogle.CLIENT,
                                refreshToken,
                                Set.of(StubGoogle.SCOPE),
                                "alena@example.org",
                                time.instant(),
                                Optional.empty()));
    }

    private void start(String text, String passphrase) throws IOException {
        GoogleAuthorizationConfiguration.takeOver(new ImportProperties(text, passphrase), "default", room(pod));
    }

    private String token(Path folder) throws IOException {
        return store(folder).read("default").orElseThrow().refreshToken();
    }

    @Test
    void itIsTakenOverAtTheFirstStartAndAnotherOneKeepsTheTokenThatWasExchangedSince() throws Exception {
        start(export, PASSPHRASE);
        assertThat(token(pod)).isEqualTo("SECRET-refresh-1");
        Authorization kept = store(pod).read("default").orElseThrow();
        store(pod)
                .write(
                        "default",
                        new Authorization(
                                kept.client(),
                                "SECRET-refresh-rotated",
                                kept.scopes(),
                                kept.mail(),
                                kept.since(),
                                kept.endsAt()));
        start(export, PASSPHRASE);
        assertThat(token(pod)).isEqualTo("SECRET-refresh-rotated");
    }

    @Test
    void anOlderLoginIsReplacedAndAYoungerOneIsNot() throws Exception {
        time.pass(Duration.ofDays(1));
        logIn(pod, "SECRET-refresh-younger");
        start(export, PASSPHRASE);
        assertThat(token(pod)).isEqualTo("SECRET-refresh-younger");

        time.pass(Duration.ofDays(1));
        logIn(home, "SECRET-refresh-youngest");
        start(room(home).exported("default", PASSPHRASE.toCharArray()), PASSPHRASE);
        assertThat(token(pod)).isEqualTo("SECRET-refresh-youngest");
    }

    @Test
    void aLoginThatCannotBeReadAnyMoreIsReplaced() throws Exception {
        logIn(pod, "SECRET-refresh-younger");
        Files.delete(google.properties(pod, Consent.UNKNOWN).keyFile());
        start(export, PASSPHRASE);
        assertThat(token(pod)).isEqualTo("SECRET-refresh-1");
    }

    @Test
    void anotherPassphraseIsOneSentenceWithoutAnySecret() {
        assertThatThrownBy(() -> start(export, "SECRET-other"))
                .isInstanceOf(Explained.class)
                .hasMessage(
                        "The Google login in ERGODROP_GOOGLE_EXPORT cannot be taken over. The passphrase does not fit"
                                + " this text, or the text was changed on its way.")
                .hasNoCause()
                .satisfies(refused -> assertThat(((Explained) refused).explain(Locale.forLanguageTag("cs")))
                        .startsWith("Přihlášení ke Googlu z ERGODROP_GOOGLE_EXPORT nelze převzít. Heslo"));
    }

    @Test
    void aMissingPassphraseIsAskedForByItsName() {
        assertThatThrownBy(() -> start(export, "")).hasMessageContaining("set ERGODROP_GOOGLE_PASSPHRASE");
    }

    @Test
    void withoutATextNothingHappens() throws Exception {
        start("", PASSPHRASE);
        assertThat(room(pod).accounts()).isEmpty();
    }

    @Test
    void theSettingsThemselvesTellNeither() {
        assertThat(new ImportProperties(export, PASSPHRASE).toString()).doesNotContain("SECRET", "ergodrop-auth");
    }
}
