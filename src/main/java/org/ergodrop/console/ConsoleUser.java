package org.ergodrop.console;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Somebody who may log in.
 *
 * @param name to log in with; upper and lower case are the same
 * @param password its hash, as "ergodrop console hash" prints it
 * @param role viewer or operator
 */
public record ConsoleUser(
        @NotBlank(message = "is empty: name the user") String name,

        @NotNull(message = "is empty: print a hash with \"ergodrop console hash\"")
        @Pattern(
                regexp = ConsolePassword.HASH,
                message = "is no hash: print one with \"ergodrop console hash\", and put it in quotes")
        String password,

        @NotNull(message = "is empty: viewer or operator") ConsoleRole role) {

    /** Without the password. */
    @Override
    public String toString() {
        return "ConsoleUser[" + name + ", " + role + "]";
    }
}
