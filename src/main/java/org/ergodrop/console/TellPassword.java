package org.ergodrop.console;

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
    void tell() {
        users.fresh()
                .ifPresent(fresh -> System.out.printf(
                        "%nConsole login, shown only this once:  user %s  password %s%n(its hash is kept in %s)%n%n",
                        properties.user(), fresh, properties.passwordFile()));
    }
}
