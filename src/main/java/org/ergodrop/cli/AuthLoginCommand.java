package org.ergodrop.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ergodrop.google.AuthorizationException;
import org.ergodrop.google.AuthorizationFacts;
import org.ergodrop.google.DriveOwner;
import org.ergodrop.google.GoogleAuthorization;
import org.ergodrop.google.LoginAttempt;
import org.ergodrop.google.LoopbackListener;
import org.ergodrop.text.Explained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergodrop auth login}: a person consents in a browser, this machine keeps the authorization. */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Lets the program into your Google Drive.",
            "Opens Google's consent page in the browser, waits for the answer, keeps it encrypted and says whose Drive it is.",
            "A running service takes a new login up by itself."
        },
        footer = {
            "%nOn a server without a browser: --paste. Open the printed link on any machine; after the consent the browser",
            "shows an error at an address that begins with http://127.0.0.1. Copy that address back into the terminal."
        })
final class AuthLoginCommand implements Callable<Integer> {

    @Mixin
    private GoogleOptions google;

    @Option(names = "--no-browser", description = "Only prints the link; to be opened in a browser of this machine.")
    private boolean noBrowser;

    @Option(
            names = "--paste",
            description = "Only prints the link, for a browser of any machine; reads the address that it was sent to.")
    private boolean paste;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws AuthorizationException, IOException, InterruptedException {
        GoogleAuthorization room = google.google();
        Optional<String> before = mailBefore(room);
        if (paste) {
            loginByHand(room);
        } else {
            loginByListener(room);
        }
        DriveOwner owner = room.about().of(room.accounts().tokens(google.account()), google.driveRoot());
        room.authorizations().belongsTo(google.account(), owner.mail());
        PrintWriter out = spec.commandLine().getOut();
        before.filter(mail -> !mail.isEmpty() && !mail.equals(owner.mail()))
                .ifPresent(mail -> out.println(google.say("auth.other-person", mail)));
        out.println(google.say("auth.logged-in", owner.name(), owner.mail()));
        out.println(new Space(owner).words(google.locale()));
        room.health().ending(google.account()).ifPresent(end -> out.println(end.explain(google.locale())));
        out.flush();
        return 0;
    }

    private void loginByListener(GoogleAuthorization room)
            throws AuthorizationException, IOException, InterruptedException {
        try (LoopbackListener listener = LoopbackListener.open(google.locale())) {
            LoginAttempt attempt = room.login().attempt(google.account(), listener.address());
            boolean opened = !noBrowser && new Browser(System.getenv()).open(attempt.address());
            tell(opened ? "auth.opened" : "auth.open-here", attempt.address());
            attempt.complete(listener.answerTo(attempt, google.properties().loginTimeout()));
        }
    }

    private void loginByHand(GoogleAuthorization room) throws AuthorizationException, IOException {
        LoginAttempt attempt =
                room.login().attempt(google.account(), room.login().redirectForCopying());
        tell("auth.open-anywhere", attempt.address());
        // the rest of standard input is not ours, but a command that ends after one line leaves none
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String pasted = in.readLine();
        attempt.complete(pasted == null ? "" : pasted);
    }

    private void tell(String key, URI address) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(google.say(key, google.properties().loginTimeout().toMinutes()));
        out.println();
        out.println("  " + address);
        out.println();
        out.flush();
    }

    /** Whose Drive it was; a login that cannot be read is about to be replaced anyway. */
    private Optional<String> mailBefore(GoogleAuthorization room) throws IOException {
        try {
            return room.authorizations().facts(google.account()).map(AuthorizationFacts::mail);
        } catch (IOException e) {
            if (e instanceof Explained) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
