package org.ergodrop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ergodrop.google.AuthorizationException;
import org.ergodrop.google.Authorizations;
import org.ergodrop.google.GoogleUnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergodrop auth logout}: Google takes the authorization back, then it is forgotten here. */
@Command(
        name = "logout",
        mixinStandardHelpOptions = true,
        description = {
            "Tells Google to end the authorization, then deletes it here.",
            "It ends on every machine that it was carried to. When Google cannot be reached, nothing is deleted."
        })
final class AuthLogoutCommand implements Callable<Integer> {

    @Mixin
    private GoogleOptions google;

    @Option(names = "--local", description = "Deletes it here only, without telling Google; it stays good elsewhere.")
    private boolean local;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws AuthorizationException, IOException {
        Authorizations kept = google.google().authorizations();
        PrintWriter out = spec.commandLine().getOut();
        try {
            String said;
            if (local) {
                kept.forget(google.account());
                said = "auth.forgotten";
            } else {
                said = kept.revoke(google.account()) ? "auth.revoked" : "auth.revoked-before";
            }
            out.println(google.say(said));
            out.flush();
            return 0;
        } catch (GoogleUnreachableException e) {
            spec.commandLine()
                    .getErr()
                    .println("ergodrop: " + e.explain(google.locale()) + " " + google.say("auth.still-there"));
            spec.commandLine().getErr().flush();
            return 1;
        }
    }
}
