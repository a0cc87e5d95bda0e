package org.ergodrop.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.ergodrop.text.Explained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class ConsolePasswordTest {

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @TempDir
    private Path folder;

    @Test
    void atTheFirstStartItIsRandomAndOnlyItsHashIsKeptForTheOwnerAlone() throws Exception {
        Path file = folder.resolve("data/console-password");

        ConsolePassword first = ConsolePassword.of(settings("", file), encoder);

        String fresh = first.fresh().orElseThrow();
        assertThat(fresh).hasSize(20);
        assertThat(file).as("a start that fails now leaves no password that nobody has seen").doesNotExist();
        first.keep(file);
        assertThat(file).content().startsWith("{bcrypt}").doesNotContain(fresh);
        assertThat(encoder.matches(fresh, Files.readString(file).strip())).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.toString()).doesNotContain(fresh);
    }

    @Test
    void atTheNextStartItIsTheSameAndNotTold() throws Exception {
        Path file = folder.resolve("console-password");
        ConsolePassword first = ConsolePassword.of(settings("", file), encoder);
        String fresh = first.fresh().orElseThrow();
        first.keep(file);

        ConsolePassword second = ConsolePassword.of(settings("", file), encoder);

        assertThat(second.fresh()).isEmpty();
        assertThat(encoder.matches(fresh, second.hash())).isTrue();
    }

    @Test
    void twoInstallationsGetDifferentOnes() throws Exception {
        assertThat(ConsolePassword.of(settings("", folder.resolve("a")), encoder)
                        .fresh())
                .isNotEqualTo(ConsolePassword.of(settings("", folder.resolve("b")), encoder)
                        .fresh());
    }

    @Test
    void aConfiguredOneIsTakenPlainOrHashedAndNothingIsKept() throws Exception {
        Path file = folder.resolve("console-password");

        ConsolePassword plain = ConsolePassword.of(settings("secret", file), encoder);
        ConsolePassword hashed = ConsolePassword.of(settings(encoder.encode("secret"), file), encoder);

        assertThat(encoder.matches("secret", plain.hash())).isTrue();
        assertThat(encoder.matches("secret", hashed.hash())).isTrue();
        assertThat(plain.fresh()).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(settings("secret", file).toString()).doesNotContain("secret");
    }

    @Test
    void aFileWithoutAHashKeepsTheServiceFromStartingInASentence() throws Exception {
        Path file = Files.writeString(folder.resolve("console-password"), "");

        assertThatThrownBy(() -> ConsolePassword.of(settings("", file), encoder))
                .isInstanceOf(Explained.class)
                .hasMessageContaining("console-password holds no hash")
                .hasMessageContaining("Delete it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{bcrypt}a$10$", "{noop}secret", "$2a$10$J7N2kU0Z2jKLfRlbWesW0eNXXrbnCf8JfEvuOZXznTllN0UMU00Iu"})
    void oneThatLooksLikeAHashAndIsNoneIsRefusedInsteadOfTakenForAPassword(String broken) {
        assertThatThrownBy(() -> settings(broken, folder.resolve("console-password")))
                .hasMessageStartingWith("ergodrop.console.password begins like a hash and is none")
                .hasMessageNotContaining(broken);
        assertThatThrownBy(() -> settings("x".repeat(73), folder.resolve("console-password")))
                .hasMessageContaining("longer than 72 bytes");
    }

    private static ConsoleProperties settings(String password, Path file) {
        return new ConsoleProperties(
                "ergodrop", password, file, List.of(), Duration.ofHours(12), PrometheusAccess.LOGIN);
    }
}
