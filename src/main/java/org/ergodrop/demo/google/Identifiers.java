package org.ergodrop.demo.google;

import java.util.Random;

/** Ids that look like Google's; from a seed, so that a run can be repeated. */
final class Identifiers {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Random random;

    Identifiers(long seed) {
        this.random = new Random(seed);
    }

    /** 33 characters that begin with 1, as the ids of files do. */
    String file() {
        return "1" + text(32);
    }

    String root() {
        return "0A" + text(15) + "Uk9PVA";
    }

    String revision() {
        return "0B" + text(39) + "PQ";
    }

    String number() {
        return String.format("%020d", Math.abs(nextLong()) / 10 + 1);
    }

    /** For tokens and sessions. */
    synchronized String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private synchronized long nextLong() {
        return random.nextLong();
    }
}
