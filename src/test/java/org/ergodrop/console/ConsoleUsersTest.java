package org.ergodrop.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class ConsoleUsersTest {

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @TempDir
    private Path folder;

    @Test
    void whereNobodyIsConfiguredThereIsOneOperatorWithARandomPassword() throws Exception {
        ConsoleUsers users = ConsoleUsers.of(settings("", List.of()), encoder);
        assertThat(users.all()).singleElement().satisfies(user -> {
            assertThat(user.getUsername()).isEqualTo("ergodrop");
            assertThat(user.getAuthorities()).hasToString("[ROLE_OPERATOR]");
            assertThat(encoder.matches(users.fresh().flatMap(ConsolePassword::fresh).orElseThrow(), user.getPassword()))
                    .isTrue();
        });
    }

    @Test
    void whereUsersAreConfiguredThereIsNoOther() throws Exception {
        ConsoleUsers users = ConsoleUsers.of(settings("", List.of(anna())), encoder);
        assertThat(users.all()).extracting(UserDetails::getUsername).containsExactly("anna");
        assertThat(users.fresh()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void thePasswordOfTheEnvironmentIsAnOperatorBesideThem() throws Exception {
        ConsoleUsers users = ConsoleUsers.of(settings("secret", List.of(anna())), encoder);
        assertThat(users.all()).extracting(UserDetails::getUsername).containsExactly("anna", "ergodrop");
    }

    @Test
    void aProcessWithoutConsoleMakesNoPassword() throws Exception {
        assertThat(ConsoleUsers.ofProcessWithoutConsole(settings("", List.of()), encoder)
                        .all())
                .isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aNameStandsForOnePerson() {
        assertThatThrownBy(() ->
                        settings("", List.of(anna(), new ConsoleUser("ANNA", anna().password(), ConsoleRole.OPERATOR))))
                .hasMessage("ergodrop.console.users names ANNA twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "{noop}secret", "{bcrypt}secret", "$2a$10$abc", ""})
    void onlyAHashOfOursIsOne(String other) {
        assertThat(other).doesNotMatch(ConsolePassword.HASH);
        assertThat(encoder.encode("secret")).matches(ConsolePassword.HASH);
    }

    @Test
    void noTextShowsAPassword() {
        assertThat(settings("secret", List.of(anna())).toString()).doesNotContain("secret", "bcrypt");
        assertThat(anna().toString()).doesNotContain("bcrypt");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, none, '', ''",
        "0.0.0.0, none, '', 0.0.0.0",
        "0.0.0.0, native, '', ''",
        "0.0.0.0, none, file:cert.pem, ''",
        "::1, none, '', ''"
    })
    void warnsOfAnOpenAddressWithoutTls(String address, String proxy, String certificate, String warning) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("server.address", address)
                .withProperty("server.forward-headers-strategy", proxy);
        if (!certificate.isEmpty()) {
            environment.setProperty("server.ssl.certificate", certificate);
        }
        assertThat(OpenConsoleWarning.openAddress(environment).orElse("")).isEqualTo(warning);
    }

    private ConsoleUser anna() {
        return new ConsoleUser("anna", encoder.encode("secret"), ConsoleRole.VIEWER);
    }

    private ConsoleProperties settings(String password, List<ConsoleUser> users) {
        return new ConsoleProperties(
                "ergodrop", password, folder.resolve("kept"), users, Duration.ofHours(12), PrometheusAccess.LOGIN);
    }
}
