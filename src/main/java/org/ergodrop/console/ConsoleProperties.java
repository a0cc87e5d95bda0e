package org.ergodrop.console;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may look at the console.
 *
 * @param user name to log in with
 * @param password its password: plain (best from the environment, ERGODROP_CONSOLE_PASSWORD) or hashed ("{bcrypt}$2a$..."); when
 *     empty, a random one is printed once at the first start
 * @param passwordFile where the hash of the random password is kept; delete the file to get a new password
 */
@Validated
@ConfigurationProperties("ergodrop.console")
public record ConsoleProperties(
        @DefaultValue("ergodrop") @NotBlank(message = "is empty: name a user")
        String user,

        @DefaultValue("") String password,

        @DefaultValue("./data/console-password") @NotNull(message = "is empty: name a file")
        Path passwordFile) {

    /** Without the password. */
    @Override
    public String toString() {
        return "ConsoleProperties[user=" + user + ", passwordFile=" + passwordFile + "]";
    }
}
