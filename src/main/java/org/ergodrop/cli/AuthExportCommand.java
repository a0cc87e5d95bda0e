package org.ergodrop.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ergodrop.google.AuthorizationException;
import org.ergodrop.google.OwnerOnlyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergodrop auth export}: one line of text under a passphrase, for another machine. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the authorization for another machine, encrypted.",
            "One line of text under a passphrase, for \"ergodrop auth import\" there. The OAuth client goes with it. Both",
            "machines can then work; \"auth logout\" ends both."
        },
        footer = {
            "%nThe passphrase is asked for on a terminal, or comes from ERGODROP_PASSPHRASE, or is the first line of standard",
            "input. Example: ergodrop auth export authorization.txt"
        })
final class AuthExportCommand implements Callable<Integer> {

    @Mixin
    private GoogleOptions google;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "File for the text, readable by you alone; without it the text is printed.")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws AuthorizationException, IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        char[] passphrase = new Passphrase(
                        System.getenv(),
                        System.console(),
                        in,
                        spec.commandLine().getErr())
                .chosen(google.say("auth.new-passphrase"), google.say("auth.passphrase-again"));
        String text = google.google().authorizations().exported(google.account(), passphrase);
        PrintWriter out = spec.commandLine().getOut();
        if (file == null) {
            out.println(text);
        } else {
            new OwnerOnlyFile(file).replace(text);
            out.println(google.say("auth.exported", file));
        }
        out.flush();
        return 0;
    }
}
