package org.ergodrop.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a passphrase comes from: the environment, a prompt on the terminal, or a line of standard input. Never an argument. */
final class Passphrase {

    static final String VARIABLE = "ERGODROP_PASSPHRASE";

    private final Map<String, String> environment;
    private final @Nullable Console console;
    private final BufferedReader input;

    Passphrase(Map<String, String> environment, @Nullable Console console, BufferedReader input) {
        this.environment = environment;
        this.console = console;
        this.input = input;
    }

    /** One that exists; empty when nobody gave one. */
    char[] existing(String prompt) throws IOException {
        return environment.containsKey(VARIABLE) || console == null ? given() : read(console, prompt);
    }

    /** A new one: typed twice on a terminal, and empty when the two differ. */
    char[] chosen(String prompt, String again) throws IOException {
        if (environment.containsKey(VARIABLE) || console == null) {
            return given();
        }
        char[] first = read(console, prompt);
        char[] second = read(console, again);
        return Arrays.equals(first, second) ? first : new char[0];
    }

    private char[] given() throws IOException {
        String told = environment.get(VARIABLE);
        String line = told == null ? input.readLine() : told;
        return line == null ? new char[0] : line.toCharArray();
    }

    private static char[] read(Console console, String prompt) {
        char[] typed = console.readPassword("%s ", prompt);
        return typed == null ? new char[0] : typed;
    }
}
