package org.ergodrop.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a passphrase comes from: the environment, a prompt on the terminal, or a line of standard input. Never an argument. */
final class Passphrase {

    static final String VARIABLE = "ERGODROP_PASSPHRASE";

    private final Map<String, String> environment;
    private final @Nullable Console console;
    private final BufferedReader input;
    private final PrintWriter hints;

    /** @param hints where a person reads what is waited for when her terminal is no console, for its output goes elsewhere */
    Passphrase(Map<String, String> environment, @Nullable Console console, BufferedReader input, PrintWriter hints) {
        this.environment = environment;
        this.console = console;
        this.input = input;
        this.hints = hints;
    }

    /** One that exists; empty when nobody gave one. */
    char[] existing(String prompt) throws IOException {
        return environment.containsKey(VARIABLE) || console == null ? given(prompt) : read(console, prompt);
    }

    /** A new one: typed twice on a terminal, and empty when the two differ. */
    char[] chosen(String prompt, String again) throws IOException {
        if (environment.containsKey(VARIABLE) || console == null) {
            return given(prompt);
        }
        char[] first = read(console, prompt);
        char[] second = read(console, again);
        return Arrays.equals(first, second) ? first : new char[0];
    }

    private char[] given(String prompt) throws IOException {
        String told = environment.get(VARIABLE);
        if (told == null) {
            hints.println(prompt);
            hints.flush();
        }
        String line = told == null ? input.readLine() : told;
        return line == null ? new char[0] : line.toCharArray();
    }

    private static char[] read(Console console, String prompt) {
        char[] typed = console.readPassword("%s ", prompt);
        return typed == null ? new char[0] : typed;
    }
}
