package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import picocli.CommandLine;

class ConsoleHashCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsAHashOfTheLineItReadsAndNothingElse() {
        assertThat(hash("dlouhé heslo\n")).isZero();
        String line = out.toString().strip();
        assertThat(line).startsWith("{bcrypt}$2a$").doesNotContain("heslo");
        assertThat(PasswordEncoderFactories.createDelegatingPasswordEncoder().matches("dlouhé heslo", line))
                .isTrue();
        assertThat(err.toString()).doesNotContain("heslo\n", "dlouhé");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short\n", "íííííííííííííííííííííííííííííííííííííííí\n"})
    void refusesOneThatIsGuessedOrThatBcryptWouldCut(String input) {
        assertThat(hash(input)).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("at least 10", "72 bytes");
    }

    private int hash(String input) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            CommandLine command = Ergodrop.commandLine();
            command.setOut(new PrintWriter(out));
            command.setErr(new PrintWriter(err));
            return command.execute("console", "hash", "--lang", "en");
        } finally {
            System.setIn(before);
        }
    }
}
