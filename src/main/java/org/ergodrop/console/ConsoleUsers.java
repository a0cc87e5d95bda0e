package org.ergodrop.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Everybody who may log in.
 *
 * @param all with the hashes of their passwords
 * @param fresh the random password of the only user, at the start that made it
 */
record ConsoleUsers(List<UserDetails> all, Optional<ConsolePassword> fresh) {

    /** The configured ones; where nobody is configured, one operator with a random password. */
    static ConsoleUsers of(ConsoleProperties properties, PasswordEncoder encoder) throws IOException {
        List<UserDetails> all = new ArrayList<>();
        for (ConsoleUser user : properties.users()) {
            all.add(user(user.name(), user.password(), user.role()));
        }
        if (!all.isEmpty() && properties.password().isEmpty()) {
            return new ConsoleUsers(List.copyOf(all), Optional.empty());
        }
        ConsolePassword password = ConsolePassword.of(properties, encoder);
        all.add(user(properties.user(), password.hash(), ConsoleRole.OPERATOR));
        return new ConsoleUsers(List.copyOf(all), password.fresh().map(random -> password));
    }

    /** A process without a console makes no password for it: nobody would see it but the log of a pod. */
    static ConsoleUsers ofProcessWithoutConsole(ConsoleProperties properties, PasswordEncoder encoder)
            throws IOException {
        boolean anybody =
                !properties.users().isEmpty() || !properties.password().isEmpty();
        return anybody ? of(properties, encoder) : new ConsoleUsers(List.of(), Optional.empty());
    }

    private static UserDetails user(String name, String hash, ConsoleRole role) {
        return User.withUsername(name).password(hash).roles(role.name()).build();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ConsoleUsers[" + all.stream().map(UserDetails::getUsername).toList() + "]";
    }
}
