package org.ergodrop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.ergodrop.google.AuthorizationException;
import org.ergodrop.google.AuthorizationFacts;
import org.ergodrop.google.DriveOwner;
import org.ergodrop.google.GoogleAuthorization;
import org.ergodrop.google.ServiceAccountCheck;
import org.ergodrop.text.Explained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ergodrop auth status}: whose Drive it is, what was granted, since when, and whether it works now. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Says whose Drive the program may use, and whether that works.",
            "Also what was granted and when, how much space is left, and whether the authorization is about to end.",
            "Asks Google. Exit code 1 when it does not work."
        })
final class AuthStatusCommand implements Callable<Integer> {

    @Mixin
    private GoogleOptions google;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GoogleAuthorization room = google.google();
        PrintWriter out = spec.commandLine().getOut();
        boolean asked = spec.commandLine().getParseResult().hasMatchedOption("--account");
        TreeSet<String> accounts =
                new TreeSet<>(asked ? List.of() : room.authorizations().accounts());
        if (asked || accounts.isEmpty() || isServiceAccount()) {
            accounts.add(google.account());
        }
        boolean works = true;
        for (String account : accounts) {
            works &= tell(room, account, out);
        }
        out.flush();
        return works ? 0 : 1;
    }

    private boolean isServiceAccount() {
        return !google.properties().serviceAccountFile().isBlank();
    }

    private boolean tell(GoogleAuthorization room, String account, PrintWriter out) throws IOException {
        line(out, "auth.account", account);
        boolean service = isServiceAccount() && account.equals("default");
        try {
            if (service) {
                line(out, "auth.service", google.properties().serviceAccountFile());
            } else {
                room.authorizations().facts(account).ifPresent(facts -> known(facts, out));
            }
            DriveOwner owner = room.about().of(room.accounts().tokens(account), google.driveRoot());
            line(out, "auth.owner", owner.name(), owner.mail());
            out.println("  " + new Space(owner).words(google.locale()));
            if (service) {
                ServiceAccountCheck.refusal(owner.limitBytes(), ServiceAccountCheck.Root.UNKNOWN)
                        .ifPresent(reason -> out.println("  " + reason.explain(google.locale())));
            } else {
                room.authorizations().belongsTo(account, owner.mail());
            }
            room.health()
                    .ending(account)
                    .or(() -> room.health().warning(account))
                    .ifPresent(warning -> out.println("  " + warning.explain(google.locale())));
            return true;
        } catch (AuthorizationException e) {
            out.println("  " + e.explain(google.locale()));
        } catch (IOException e) {
            if (!(e instanceof Explained explained)) {
                throw e;
            }
            out.println("  " + explained.explain(google.locale()));
        }
        return false;
    }

    private void known(AuthorizationFacts facts, PrintWriter out) {
        String since = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", google.locale())
                .withZone(ZoneId.systemDefault())
                .format(facts.since());
        line(out, "auth.since", since, Math.max(0, facts.age().toDays()));
        line(out, "auth.scopes", String.join(" ", new TreeSet<>(facts.scopes())));
    }

    private void line(PrintWriter out, String key, Object... arguments) {
        out.println((key.equals("auth.account") ? "" : "  ") + google.say(key, arguments));
    }
}
