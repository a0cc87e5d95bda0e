package org.ergodrop.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ergodrop.google.AuthorizationException;
import org.ergodrop.google.AuthorizationFacts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergodrop auth import}: takes over the text of {@code ergodrop auth export}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Takes over what \"auth export\" wrote on another machine.",
            "A token.pickle of the earlier Python program is never read: such a file can run any program when it is opened.",
            "Log in anew instead (ergodrop auth login)."
        },
        footer = {
            "%nThe passphrase is asked for, or comes from ERGODROP_PASSPHRASE, or is the next line of standard input.",
            "Example: ergodrop auth import authorization.txt"
        })
final class AuthImportCommand implements Callable<Integer> {

    @Mixin
    private GoogleOptions google;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "File with the text; without it the text is the first line of standard input.")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws AuthorizationException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String text;
        if (file == null) {
            if (System.console() != null) {
                out.println(google.say("auth.paste-text"));
                out.flush();
            }
            text = Optional.ofNullable(in.readLine()).orElse("");
        } else {
            text = Files.readString(file);
        }
        char[] passphrase = new Passphrase(
                        System.getenv(),
                        System.console(),
                        in,
                        spec.commandLine().getErr())
                .existing(google.say("auth.passphrase"));
        AuthorizationFacts facts = google.google().authorizations().imported(google.account(), text, passphrase);
        out.println(google.say("auth.imported", facts.mail().isEmpty() ? facts.account() : facts.mail()));
        out.flush();
        return 0;
    }
}
