package org.ergodrop.console;

import java.io.IOException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints a new random password once, to the terminal and not into the log file. */
@Component
class TellPassword {

    private final ConsoleUsers users;
    private final ConsoleProperties properties;

    TellPassword(ConsoleUsers users, ConsoleProperties properties) {
        this.users = users;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() throws IOException {
        if (users.fresh().isPresent()) {
            ConsolePassword password = users.fresh().get();
            password.keep(properties.passwordFile());
            System.out.printf(
                    "%nConsole login, shown only this once:  user %s  password %s%n(its hash is kept in %s)%n%n",
                    properties.user(), password.fresh().orElseThrow(), properties.passwordFile());
        }
    }
}
