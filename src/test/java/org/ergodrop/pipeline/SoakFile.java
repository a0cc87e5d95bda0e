package org.ergodrop.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** One file that a soak test drops, and what the test itself did to it. */
final class SoakFile {

    /** What is to become of it. */
    enum Kind {
        VIDEO,
        /** A video whose content is replaced while it waits. */
        REPLACED,
        /** A video that is thrown away while it waits. */
        TRASHED,
        /** Called a video, but is none. */
        BROKEN,
        /** Not even called a video. */
        TEXT
    }

    /** Each gets a number. None begins with a dot: such names are unfinished uploads of browsers and synchronisers. */
    private static final List<String> NAMES = List.of(
            "%d plain.mp4",
            "Zvedání břemen č. %d.MP4",
            "it's \"quoted\" %d \\.mov",
            "up/../../etc/passwd %d.mp4",
            "C:\\temp\\%d|<a>?*.avi",
            "${body} {{ergodrop.console.password}} #{1} %d.mp4",
            "'; drop table job; -- %d.mp4",
            "<script>alert(%d)</script>.mp4",
            "line\r\nBcc: everybody@example.org\r\n\r\n%d.mp4",
            "\u202Egpm.%d\u202C.mp4",
            "👷🏽‍♀️ %d 作業.mkv",
            "  .%d hidden . .mp4",
            "%d_results_20260101_000000.mp4",
            "%%s %%n {0} %d.mp4",
            "=cmd|' /C calc'!A%d.mp4",
            "%d " + "ž".repeat(230) + ".mp4");

    final String name;
    final Kind kind;
    String id = "";
    int batches;
    boolean isDisturbed;

    private SoakFile(String name, Kind kind, int batches) {
        this.name = name;
        this.kind = kind;
        this.batches = batches;
    }

    /** So many files; every twentieth pair has one name. */
    static List<SoakFile> some(int count, Random random) {
        List<SoakFile> files = new ArrayList<>();
        for (int i = 0; files.size() < count; i++) {
            Kind kind = kind(random.nextInt(20));
            String name = NAMES.get(random.nextInt(NAMES.size())).formatted(i);
            if (kind == Kind.TEXT) {
                name = name.substring(0, name.lastIndexOf('.')) + ".txt";
            }
            files.add(new SoakFile(name, kind, 1 + random.nextInt(4)));
            if (i % 20 == 3) {
                files.add(new SoakFile(name, kind, 5 + random.nextInt(4)));
            }
        }
        return files.subList(0, count);
    }

    private static Kind kind(int number) {
        return switch (number) {
            case 0, 1 -> Kind.REPLACED;
            case 2 -> Kind.TRASHED;
            case 3 -> Kind.BROKEN;
            case 4 -> Kind.TEXT;
            default -> Kind.VIDEO;
        };
    }

    byte[] content() {
        String text = kind == Kind.BROKEN ? "no film " + name : "video " + batches + " " + name;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean isTrashed() {
        return kind == Kind.TRASHED && isDisturbed;
    }

    /** Whether its last content is to be reported about. */
    boolean isForAnalysis() {
        return kind != Kind.BROKEN && kind != Kind.TEXT && !isTrashed();
    }

    /** The folder in which it lies at the end; where the test itself left it, if the service is to leave it alone. */
    String place() {
        return switch (kind) {
            case TEXT -> "01-upload";
            case BROKEN -> "06-failed";
            default -> "04-archive";
        };
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s %d%s", id, kind, batches, isDisturbed ? " disturbed" : "");
    }
}
