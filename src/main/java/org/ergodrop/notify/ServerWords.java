package org.ergodrop.notify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.ergodrop.text.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server, or the failure to reach one, said: one line of moderate length. A server that repeats the password, plain or
 * as it was sent (RFC 4954: base64), does not get it into the log.
 */
final class ServerWords {

    private static final int LONGEST = 400;

    private final List<String> secrets = new ArrayList<>();

    ServerWords(@Nullable String user, @Nullable String password) {
        if (password != null && !password.isEmpty()) {
            secrets.add(password);
            secrets.add(base64(password));
            secrets.add(base64("\0" + user + "\0" + password));
            secrets.add(base64(user + "\0" + user + "\0" + password));
            secrets.sort(Comparator.comparingInt(String::length).reversed());
        }
    }

    String of(Throwable failure) {
        return of(failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
    }

    String of(String raw) {
        String shown = raw;
        for (String secret : secrets) {
            shown = shown.replace(secret, "***");
        }
        return ShownText.of(shown.strip().replaceAll("\\s+", " "), LONGEST);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "ServerWords";
    }
}
