package org.ergodrop.console;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may look at the console, and for how long.
 *
 * @param user name of the operator when nobody stands in users, or beside those when a password is set
 * @param password the operator's password: plain (best from the environment, ERGODROP_CONSOLE_PASSWORD) or hashed
 *     ("{bcrypt}$2a$..."); when it and users are empty, a random one is printed once at the first start
 * @param passwordFile where the hash of the random password is kept; delete the file to get a new password
 * @param users who may log in: name, hashed password and role (viewer or operator)
 * @param session a login ends after so long, however busy it is
 * @param prometheus who may read /actuator/prometheus: off, login or open
 */
@Validated
@ConfigurationProperties("ergodrop.console")
public record ConsoleProperties(
        @DefaultValue("ergodrop") @NotBlank(message = "is empty: name a user")
        String user,

        @DefaultValue("") String password,

        @DefaultValue("./data/console-password") @NotNull(message = "is empty: name a file")
        Path passwordFile,

        @DefaultValue @Valid List<ConsoleUser> users,

        @DefaultValue("12h") @DurationMin(minutes = 1, message = "must be a minute or longer")
        Duration session,

        @DefaultValue("login") PrometheusAccess prometheus) {

    private static final int LONGEST_BYTES = 72;

    public ConsoleProperties {
        users = List.copyOf(users);
        checkPassword(password);
        Set<String> names = new HashSet<>();
        if (!password.isEmpty()) {
            names.add(user.toLowerCase(Locale.ROOT));
        }
        for (ConsoleUser one : users) {
            // a name that is missing is told by its own check
            if (one.name() != null && !names.add(one.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("ergodrop.console.users names " + one.name() + " twice");
            }
        }
    }

    /** A hash that lost its dollars to a shell would be taken for a password that nobody knows. */
    private static void checkPassword(String password) {
        if ((password.matches("\\{\\w+\\}.*") || password.startsWith("$2")) && !password.matches(ConsolePassword.HASH)) {
            throw new IllegalArgumentException("ergodrop.console.password begins like a hash and is none: set it as"
                    + " \"ergodrop console hash\" prints it, in single quotes, or a $ in it is taken for a variable");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new IllegalArgumentException(
                    "ergodrop.console.password is longer than " + LONGEST_BYTES + " bytes; bcrypt takes no more");
        }
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "ConsoleProperties[user=" + user + ", passwordFile=" + passwordFile + ", users=" + users + "]";
    }
}
