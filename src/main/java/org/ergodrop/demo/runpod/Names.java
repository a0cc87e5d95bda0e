package org.ergodrop.demo.runpod;

import java.util.Random;

/** Ids and keys as RunPod makes them up, from a seed. Guarded by the {@link Fleet}. */
final class Names {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 14;
    private static final int KEY_LENGTH = 40;

    private final Random random;

    Names(long seed) {
        this.random = new Random(seed);
    }

    String podId() {
        return made(ID_LENGTH);
    }

    String apiKey() {
        return "rpa_" + made(KEY_LENGTH);
    }

    private String made(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
