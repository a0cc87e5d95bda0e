package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.google.GoogleProperties.Consent;
import org.ergodrop.google.ServiceAccountCheck.Root;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAccountTest {

    private final VirtualTime time = new VirtualTime();

    @TempDir
    private Path folder;

    private StubGoogle google;
    private Path keyFile;
    private GoogleAuthorization room;

    @BeforeEach
    void makeAKey() throws IOException, NoSuchAlgorithmException {
        google = new StubGoogle(time);
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        keyFile = folder.resolve("service.json");
        Files.writeString(
                keyFile,
                new ObjectMapper()
                        .writeValueAsString(Map.of(
                                "type", "service_account",
                                "project_id", "project",
                                "private_key_id", "1",
                                "private_key", pem,
                                "client_email", "service@project.iam.gserviceaccount.com",
                                "client_id", "1",
                                "token_uri", "https://oauth2.googleapis.com/token")));
        room = room();
    }

    private GoogleAuthorization room() {
        return GoogleAuthorization.of(
                google.properties(folder, Consent.UNKNOWN, "", keyFile.toString()), time, time::nanoTime);
    }

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void itsTokensComeFromTheSameAddressAsAPersonsAndAreReplacedWhenRefused() throws IOException {
        AccessTokens tokens = room.accounts().tokens("default");
        String first = tokens.current();
        assertThat(tokens.current()).isEqualTo(first).startsWith("SECRET-access-");
        assertThat(google.tokenQuestions()).isEqualTo(1);
        assertThat(google.asked.get(0).form())
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        String claims = new String(Base64.getUrlDecoder()
                .decode(google.asked.get(0).form().get("assertion").split("\\.")[1]));
        assertThat(claims).contains("\"scope\":\"https://www.googleapis.com/auth/drive\"");
        String second = tokens.insteadOf(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(tokens.insteadOf(first)).isEqualTo(second);
        assertThat(google.tokenQuestions()).isEqualTo(2);
        assertThat(room.health().expiresIn("default")).isEmpty();
        assertThat(room.health().lost("default")).isEmpty();
    }

    @Test
    void aRefusedKeyIsASentenceAndNoSecretIsInIt() {
        google.refuseNext("invalid_grant");
        AccessTokens tokens = room.accounts().tokens("default");
        assertThatThrownBy(tokens::current)
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("Google refuses the service account")
                .hasNoCause();
        assertThat(room.health().lost("default")).isPresent();
    }

    @Test
    void aFileThatIsNoKeyIsNamed() throws IOException {
        Files.writeString(keyFile, "{\"private_key\":\"SECRET-key\"}");
        assertThatThrownBy(() -> room().accounts().tokens("default").current())
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("service.json")
                .hasMessageNotContaining("SECRET-")
                .hasNoCause();
    }

    @Test
    void nobodyLogsInForItInVain() {
        assertThatThrownBy(() -> room.login().attempt("default", room.login().redirectForCopying()))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("--account");
    }

    @Test
    void otherAccountsLogInAsPeople() {
        assertThatThrownBy(() -> room.accounts().tokens("other").current())
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("Nobody has logged in");
    }

    @Test
    void inAPersonalDriveItIsRefusedWithTheReason() {
        assertThat(ServiceAccountCheck.refusal(Optional.of(0L), Root.of(Optional.empty())))
                .hasValueSatisfying(reason -> assertThat(reason.explain(Locale.forLanguageTag("cs")))
                        .contains("nemá vlastní úložiště", "sdíleném disku"));
        assertThat(ServiceAccountCheck.refusal(Optional.of(16L << 30), Root.IN_PERSONAL_DRIVE))
                .isPresent();
        assertThat(ServiceAccountCheck.refusal(Optional.of(0L), Root.UNKNOWN)).isPresent();
    }

    @Test
    void inASharedDriveItWorksWhateverItsOwnQuotaIs() {
        assertThat(ServiceAccountCheck.refusal(Optional.of(0L), Root.of(Optional.of("0AShared"))))
                .isEmpty();
        assertThat(ServiceAccountCheck.refusal(Optional.empty(), Root.IN_SHARED_DRIVE))
                .isEmpty();
        assertThat(ServiceAccountCheck.refusal(Optional.empty(), Root.UNKNOWN)).isEmpty();
    }
}
