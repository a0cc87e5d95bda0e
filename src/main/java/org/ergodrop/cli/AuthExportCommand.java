package org.ergodrop.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.ergodrop.google.AuthorizationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ergodrop auth export}: one line of text under a passphrase, for another machine. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the authorization as one line of text, encrypted under a passphrase, for \"ergodrop auth import\" on",
            "another machine. The OAuth client goes with it. Both machines can then work; \"auth logout\" ends both."
        },
        footer = {
            "%nThe passphrase is asked for, or comes from ERGODROP_PASSPHRASE, or is the first line of standard input.",
            "Example: ergodrop auth export > authorization.txt"
        })
final class AuthExportCommand implements Callable<Integer> {

    @Mixin
    private GoogleOptions google;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws AuthorizationException, IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // the console's prompt goes to the terminal even when the output goes into a file
        char[] passphrase = new Passphrase(System.getenv(), System.console(), in)
                .chosen(google.say("auth.new-passphrase"), google.say("auth.passphrase-again"));
        PrintWriter out = spec.commandLine().getOut();
        out.println(google.google().authorizations().exported(google.account(), passphrase));
        out.flush();
        return 0;
    }
}
