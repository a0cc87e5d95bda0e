package org.ergodrop.demo.google;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Names in Drive may be anything, also the same twice; on disk they may not. */
final class DiskName {

    private static final int LONGEST_BYTES = 200;

    private DiskName() {}

    /** A name for one folder on disk; {@code taken} are the others in it. */
    static String of(String name, Set<String> taken) {
        String safe = name.replaceAll("[/\\\\\\p{Cntrl}]", "_").replaceFirst("^\\.+", "_");
        safe = safe.isBlank() ? "_" : safe;
        while (safe.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            safe = safe.substring(1);
        }
        String free = safe;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = "(" + number + ") " + safe;
        }
        return free;
    }

    /** Files that programs make for themselves while they copy. */
    static boolean isPassing(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.startsWith(".") || name.endsWith(".part") || name.endsWith(".crdownload") || name.endsWith("~");
    }
}
