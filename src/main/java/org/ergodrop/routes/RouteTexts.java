package org.ergodrop.routes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lies in the routes folder at one moment. One file that cannot be read keeps none of the others from being read.
 *
 * @param texts name → text
 * @param unreadable name → why it has none
 * @param saved name → when it was last written: the same text saved again is a wish to try again
 */
public record RouteTexts(
        SortedMap<String, String> texts, SortedMap<String, RouteProblem> unreadable, SortedMap<String, FileTime> saved) {

    /** The shipped files are a few kilobytes; what is larger is no route file. Ours: 1 MB. */
    private static final int LARGEST_BYTES = 1_000_000;

    /** What Windows' editors put before a text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static RouteTexts none() {
        return new RouteTexts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /**
     * The route files of a folder.
     *
     * @throws IOException when the folder itself cannot be read
     */
    public static RouteTexts of(Path folder) throws IOException {
        RouteTexts found = none();
        for (Path file : routeFiles(folder)) {
            found.add(file);
        }
        return found;
    }

    /** The route files of a folder, by their names. */
    public static List<Path> routeFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(RouteTexts::isRouteFile).sorted().toList();
        } catch (UncheckedIOException e) { // in the midst of the list
            throw e.getCause();
        }
    }

    /** Editors and copying programs hide what they have not finished behind a dot. */
    private static boolean isRouteFile(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(RouteFile.SUFFIX) && !name.startsWith(".");
    }

    /** One more, in the place of the one with its name. */
    public void add(Path file) {
        String name = file.getFileName().toString();
        texts.remove(name);
        unreadable.remove(name);
        if (!isRouteFile(file)) {
            unreadable.put(name, RouteProblem.of(name, 0, "routes.name"));
            return;
        }
        try {
            texts.put(name, text(file));
            saved.put(name, Files.getLastModifiedTime(file));
        } catch (CharacterCodingException e) {
            unreadable.put(name, RouteProblem.of(name, 0, "routes.encoding"));
        } catch (AccessDeniedException e) {
            unreadable.put(name, RouteProblem.of(name, 0, "routes.denied"));
        } catch (IOException e) {
            unreadable.put(name, RouteProblem.of(name, 0, "routes.unreadable", Reasons.said(e)));
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            // to read a pipe may take for ever
            throw new IOException("it is not a file");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(file)) {
            bytes.write(in.readNBytes(LARGEST_BYTES + 1));
        }
        if (bytes.size() > LARGEST_BYTES) {
            throw new IOException("it is larger than " + LARGEST_BYTES / 1_000_000 + " MB");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    boolean isEmpty() {
        return texts.isEmpty() && unreadable.isEmpty();
    }

    /** Whenever it was written. */
    boolean saysTheSame(RouteTexts other) {
        return texts.equals(other.texts) && unreadable.equals(other.unreadable);
    }
}
