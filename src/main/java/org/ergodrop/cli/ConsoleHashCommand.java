package org.ergodrop.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergodrop console hash}: a password in, the line for {@code ergodrop.console.users} out. */
@Command(
        name = "hash",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the hash of a password, for ergodrop.console.users in config/application.yaml.",
            "The password is asked for on a terminal, or is the first line of standard input; never an argument, which others on",
            "this machine could see."
        },
        footer = "%nExample: ergodrop console hash")
final class ConsoleHashCommand implements Callable<Integer> {

    /** Shorter ones are guessed. Ours. */
    private static final int SHORTEST = 10;

    /** bcrypt looks at no more. */
    private static final int LONGEST_BYTES = 72;

    @Option(names = "--lang", paramLabel = "cs|en", description = "Language of what is said. Default: cs.")
    private ReportLanguage language = ReportLanguage.ofEnvironment();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintWriter err = spec.commandLine().getErr();
        char[] password = new Passphrase(Map.of(), System.console(), in, err)
                .chosen(say("console.new-password"), say("console.password-again"));
        int bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password)).remaining();
        if (password.length < SHORTEST || bytes > LONGEST_BYTES) {
            err.println("ergodrop: " + say("console.password-refused", SHORTEST, LONGEST_BYTES));
            err.flush();
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(CharBuffer.wrap(password)));
        out.flush();
        Arrays.fill(password, '\0');
        return 0;
    }

    private String say(String key, Object... arguments) {
        return CliText.SENTENCES.say(language.locale(), key, arguments);
    }
}
