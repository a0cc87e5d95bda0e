package org.ergodrop.google;

import java.util.List;
import java.util.Random;

/** Names that a person, a phone or an attacker could give to a file. */
public final class HostileNames {

    private static final List<String> PIECES = List.of(
            "../",
            "/etc/passwd",
            "\\",
            "'",
            "\\'",
            "\"",
            "\r\n",
            "\t",
            "\u0000",
            "\u202e",
            "\u200b",
            "💪",
            "ěščřžýáíé",
            "=cmd|' /C calc'!A0",
            "<script>alert(1)</script>",
            "%2e%2e%2f",
            "${jndi:ldap://x}",
            " or name != ",
            ".",
            " ",
            "CON",
            "a".repeat(300),
            "ž".repeat(150),
            "{0}",
            "#",
            "?alt=media",
            "*");

    private HostileNames() {}

    public static String of(long seed) {
        Random random = new Random(seed);
        StringBuilder name = new StringBuilder();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.append(random.nextInt(1000)).append(".mp4").toString();
    }
}
