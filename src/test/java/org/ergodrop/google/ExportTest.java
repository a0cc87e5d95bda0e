package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.ergodrop.google.GoogleProperties.Consent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {

    private static final char[] PASSPHRASE = "příliš žluťoučký kůň".toCharArray();

    private final VirtualTime time = new VirtualTime();

    @TempDir
    private Path here;

    @TempDir
    private Path there;

    private StubGoogle google;
    private GoogleAuthorization ours;

    @BeforeEach
    void logIn() throws IOException {
        google = new StubGoogle(time);
        ours = room(here);
        new TokenStore(google.properties(here, Consent.UNKNOWN), new SecureRandom())
                .write(
                        "default",
                        new Authorization(
                                StubGoogle.CLIENT,
                                "SECRET-refresh-1",
                                Set.of(StubGoogle.SCOPE),
                                "alena@example.org",
                                time.instant(),
                                Optional.empty()));
    }

    @AfterEach
    void close() {
        google.close();
    }

    private GoogleAuthorization room(Path folder) {
        return GoogleAuthorization.of(google.properties(folder, Consent.UNKNOWN), time, time::nanoTime);
    }

    @Test
    void theTextCarriesTheLoginToAnotherMachineWithItsAge() throws Exception {
        String text = ours.authorizations().exported("default", PASSPHRASE);
        assertThat(text)
                .startsWith("ergodrop-auth-1:600000:")
                .doesNotContain("SECRET", "alena")
                .hasLineCount(1);
        time.pass(Duration.ofDays(1));
        GoogleAuthorization other = room(there);
        String wrapped = text.substring(0, 40) + "\n  " + text.substring(40) + "\n";
        AuthorizationFacts facts = other.authorizations().imported("lab", wrapped, PASSPHRASE);
        assertThat(facts.mail()).isEqualTo("alena@example.org");
        assertThat(facts.age()).isEqualTo(Duration.ofDays(1));
        assertThat(other.accounts().tokens("lab").current()).startsWith("SECRET-access-");
        assertThat(google.asked.get(0).form())
                .containsEntry("refresh_token", "SECRET-refresh-1")
                .containsEntry("client_secret", StubGoogle.CLIENT.secret());
    }

    @Test
    void noTwoTextsAreAlike() throws Exception {
        assertThat(ours.authorizations().exported("default", PASSPHRASE))
                .isNotEqualTo(ours.authorizations().exported("default", PASSPHRASE));
    }

    @Test
    void anotherPassphraseIsASentenceAndNothingIsKept() throws Exception {
        String text = ours.authorizations().exported("default", PASSPHRASE);
        assertThatThrownBy(() -> room(there).authorizations().imported("default", text, "another one".toCharArray()))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("passphrase does not fit")
                .hasMessageNotContaining("another one");
        assertThat(room(there).authorizations().accounts()).isEmpty();
    }

    @Test
    void aTextThatWasChangedDoesNotOpen() throws Exception {
        String text = ours.authorizations().exported("default", PASSPHRASE);
        String fewer = text.replace(":600000:", ":600001:");
        assertThatThrownBy(() -> SealedText.open(fewer, PASSPHRASE)).isInstanceOf(AuthorizationException.class);
        char last = text.charAt(text.length() - 5);
        String changed =
                text.substring(0, text.length() - 5) + (last == 'A' ? 'B' : 'A') + text.substring(text.length() - 4);
        assertThatThrownBy(() -> SealedText.open(changed, PASSPHRASE)).isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "ergodrop-auth-1:600000:AAAA",
                "ergodrop-auth-1:1000:AAAA:AAAA",
                "ergodrop-auth-1:99999999:AAAA:AAAA",
                "ergodrop-auth-1:600000:!!:??",
                "ergodrop-auth-1:600000::"
            })
    void whatIsNoSuchTextIsSaidToBeNone(String text) {
        assertThatThrownBy(() -> SealedText.open(text, PASSPHRASE))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("not the text of");
    }

    @Test
    void aNewerTextAsksForANewerProgram() {
        assertThatThrownBy(() -> SealedText.open("ergodrop-auth-2:argon2id:AAAA:AAAA", PASSPHRASE))
                .hasMessageContaining("newer version");
    }

    @Test
    void aShortPassphraseIsRefused() {
        assertThatThrownBy(() -> ours.authorizations().exported("default", "1234567".toCharArray()))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("at least 8 characters");
    }

    @Test
    void textsOfThisVersionOpenForEver() throws Exception {
        // made by another implementation (Python: hashlib.pbkdf2_hmac and AES-GCM), so it also checks the format
        String text =
                "ergodrop-auth-1:600000:AAECAwQFBgcICQoLDA0ODw:AAECAwQFBgcICQoLUeyoIYrVhVSJ_Kjtdxvl1kfnT_Vr9MGoKBurnFzlS-id";
        assertThat(new String(SealedText.open(text, "correct horse battery".toCharArray()), StandardCharsets.UTF_8))
                .isEqualTo("{\"client_id\":\"c\"}");
    }
}
