package org.ergodrop.console;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

    public ConsoleProperties {
        users = List.copyOf(users);
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

    /** Without the passwords. */
    @Override
    public String toString() {
        return "ConsoleProperties[user=" + user + ", passwordFile=" + passwordFile + ", users=" + users + "]";
    }
}
