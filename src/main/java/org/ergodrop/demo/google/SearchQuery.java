package org.ergodrop.demo.google;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.ergodrop.demo.google.QueryTokens.Kind;

/** The parameter {@code q} of files.list, read by recursive descent: or, and, not, parentheses, terms. */
final class SearchQuery {

    private final DriveStore store;
    private final Viewer viewer;
    private final QueryTokens tokens;
    private final List<String> parents = new ArrayList<>();
    private boolean branches;

    private SearchQuery(String text, DriveStore store, Viewer viewer) throws ApiError {
        this.store = store;
        this.viewer = viewer;
        this.tokens = new QueryTokens(text);
    }

    /**
     * A query that has been read.
     *
     * @param parents the folders that it names
     * @param onlyThere whether nothing outside these folders can satisfy it
     */
    record Parsed(Predicate<StoredFile> condition, List<String> parents, boolean onlyThere) {}

    static Parsed parse(String text, DriveStore store, Viewer viewer) throws ApiError {
        SearchQuery query = new SearchQuery(text, store, viewer);
        Predicate<StoredFile> condition = query.any();
        query.tokens.end();
        return new Parsed(condition, query.parents, !query.branches);
    }

    private Predicate<StoredFile> any() throws ApiError {
        Predicate<StoredFile> left = all();
        while (tokens.takeWord("or")) {
            branches = true;
            left = left.or(all());
        }
        return left;
    }

    private Predicate<StoredFile> all() throws ApiError {
        Predicate<StoredFile> left = one();
        while (tokens.takeWord("and")) {
            left = left.and(one());
        }
        return left;
    }

    private Predicate<StoredFile> one() throws ApiError {
        if (tokens.takeWord("not")) {
            branches = true;
            return one().negate();
        }
        if (tokens.takeSign("(")) {
            Predicate<StoredFile> inner = any();
            tokens.sign(")");
            return inner;
        }
        return tokens.kind() == Kind.STRING ? membership() : term();
    }

    private Predicate<StoredFile> membership() throws ApiError {
        String value = tokens.string();
        tokens.word("in");
        switch (tokens.anyWord()) {
            case "parents" -> {
                parents.add(value);
                Account account = store.account(viewer.email());
                String folder = value.equals("root") && account != null ? account.rootId() : value;
                return file -> folder.equals(file.parent);
            }
            case "owners" -> {
                return file -> value.equals("me") ? file.owner.equals(viewer.email()) : file.owner.equals(value);
            }
            case "writers" -> {
                return file -> file.owner.equals(value) || "writer".equals(file.shares.get(value));
            }
            case "readers" -> {
                return file -> "reader".equals(file.shares.get(value));
            }
            default -> throw ApiError.invalid("q");
        }
    }

    private Predicate<StoredFile> term() throws ApiError {
        String field = tokens.anyWord();
        return switch (field) {
            case "name", "mimeType", "fullText" -> text(field);
            case "trashed", "starred", "sharedWithMe" -> flag(field);
            case "modifiedTime", "createdTime" -> time(field);
            case "properties", "appProperties" -> property(field);
            default -> throw ApiError.invalid("q");
        };
    }

    private Predicate<StoredFile> text(String field) throws ApiError {
        String operator = tokens.operator();
        String value = tokens.string();
        if (field.equals("fullText")) {
            return contains(operator, file -> wordStarts(file.name, value));
        }
        boolean name = field.equals("name");
        return switch (operator) {
            case "=" -> file -> (name ? file.name : file.mimeType).equals(value);
            case "!=" -> file -> !(name ? file.name : file.mimeType).equals(value);
            default ->
                contains(operator, file -> name ? wordStarts(file.name, value) : file.mimeType.startsWith(value));
        };
    }

    private static Predicate<StoredFile> contains(String operator, Predicate<StoredFile> condition) throws ApiError {
        if (!operator.equals("contains")) {
            throw ApiError.invalid("q");
        }
        return condition;
    }

    /** {@code contains} finds the beginnings of words, not any part of them. */
    private static boolean wordStarts(String name, String value) {
        for (int i = 0; i + value.length() <= name.length(); i++) {
            boolean atStart = i == 0 || !Character.isLetterOrDigit(name.charAt(i - 1));
            if (atStart && name.regionMatches(true, i, value, 0, value.length())) {
                return true;
            }
        }
        return false;
    }

    private Predicate<StoredFile> flag(String field) throws ApiError {
        String operator = tokens.operator();
        String value = tokens.anyWord().toLowerCase(Locale.ROOT);
        boolean known = value.equals("true") || value.equals("false");
        if (!known || !(operator.equals("=") || operator.equals("!="))) {
            throw ApiError.invalid("q");
        }
        boolean wanted = value.equals("true") == operator.equals("=");
        return switch (field) {
            case "trashed" -> file -> store.inTrash(file) == wanted;
            case "starred" -> file -> file.starred == wanted;
            default -> file -> file.shares.containsKey(viewer.email()) == wanted;
        };
    }

    private Predicate<StoredFile> time(String field) throws ApiError {
        String operator = tokens.operator();
        Instant bound = instant(tokens.string());
        boolean created = field.equals("createdTime");
        Predicate<Integer> order = switch (operator) {
            case "=" -> sign -> sign == 0;
            case "!=" -> sign -> sign != 0;
            case "<" -> sign -> sign < 0;
            case "<=" -> sign -> sign <= 0;
            case ">" -> sign -> sign > 0;
            case ">=" -> sign -> sign >= 0;
            default -> throw ApiError.invalid("q");
        };
        return file -> order.test((created ? file.created : file.modified).compareTo(bound));
    }

    private static Instant instant(String text) throws ApiError {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw ApiError.invalid("q");
        }
    }

    private Predicate<StoredFile> property(String field) throws ApiError {
        tokens.word("has");
        tokens.sign("{");
        tokens.word("key");
        tokens.sign("=");
        String key = tokens.string();
        tokens.word("and");
        tokens.word("value");
        tokens.sign("=");
        String value = tokens.string();
        tokens.sign("}");
        return file -> {
            Map<String, String> all = field.equals("properties")
                    ? file.properties
                    : file.appProperties.getOrDefault(viewer.clientId(), Map.of());
            return value.equals(all.get(key));
        };
    }
}
