package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.Reply;
import org.jspecify.annotations.Nullable;

/** files.list with its oddities: pages of at most 100, pages without files, the trash among the results. */
final class ListApi {

    private static final int LARGEST_PAGE = 100;
    private static final String DEFAULT_FIELDS =
            "kind,incompleteSearch,nextPageToken,files(" + FileResource.DEFAULT_FIELDS + ")";

    private final DriveStore store;
    private final Rights rights;
    private final FileResource resource;
    private final FieldSchema schema;
    private final Faults faults;
    private final boolean emptyPages;

    ListApi(
            DriveStore store,
            Rights rights,
            FileResource resource,
            FieldSchema schema,
            Faults faults,
            boolean emptyPages) {
        this.store = store;
        this.rights = rights;
        this.resource = resource;
        this.schema = schema;
        this.faults = faults;
        this.emptyPages = emptyPages;
    }

    /**
     * Where a page begins.
     *
     * @param step which page of this list, an empty one counted
     * @param question what was asked; a token is good for the same question only
     */
    private record Page(int step, int offset, int question) {

        String token() {
            String text = "v3|" + step + "|" + offset + "|" + question;
            return "~!!~"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        static Page of(@Nullable String token, int question) throws ApiError {
            if (token == null) {
                return new Page(0, 0, question);
            }
            try {
                String text =
                        new String(Base64.getUrlDecoder().decode(token.replace("~!!~", "")), StandardCharsets.UTF_8);
                String[] parts = text.split("\\|", -1);
                if (parts.length == 4 && parts[3].equals(Integer.toString(question))) {
                    return new Page(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), question);
                }
            } catch (IllegalArgumentException e) {
                // Refused below like any token that is none of ours.
            }
            throw ApiError.invalid("pageToken");
        }
    }

    Reply list(Asking asking) throws ApiError {
        HttpCall http = asking.http();
        String fields = http.parameter("fields");
        FieldMask mask = FieldMask.parse(fields == null ? DEFAULT_FIELDS : fields, schema, "FileList");
        int size = Math.min(LARGEST_PAGE, asking.number("pageSize", LARGEST_PAGE, 1, 1000));
        int question = Objects.hash(
                http.parameter("q"), http.parameter("orderBy"), asking.viewer().email());
        if (http.parameter("pageToken") != null
                && asking.fault(Fault.BadPageToken.class).isPresent()) {
            throw ApiError.invalid("pageToken");
        }
        Page page = Page.of(http.parameter("pageToken"), question);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("kind", "drive#fileList").put("incompleteSearch", false);
        ArrayNode files = answer.putArray("files");
        synchronized (store) {
            List<StoredFile> found = found(asking, page.step() == 0);
            int end = page.offset();
            boolean empty = asking.fault(Fault.EmptyPage.class).isPresent()
                    || (emptyPages && page.step() == 1 && page.offset() > 0 && found.size() > page.offset());
            if (!empty) {
                end = Math.min(found.size(), page.offset() + size);
                found.subList(Math.min(page.offset(), end), end).forEach(file -> files.add(shown(file, asking)));
            }
            if (empty || end < found.size()) {
                answer.put("nextPageToken", new Page(page.step() + 1, end, question).token());
            }
        }
        return Reply.json(200, mask.of(answer));
    }

    private ObjectNode shown(StoredFile file, Asking asking) {
        ObjectNode json = resource.of(file, asking.viewer());
        FilesApi.spoil(asking, json);
        return json;
    }

    private List<StoredFile> found(Asking asking, boolean firstPage) throws ApiError {
        Viewer viewer = asking.viewer();
        String q = asking.http().parameter("q");
        SearchQuery.Parsed query = q == null || q.isBlank()
                ? new SearchQuery.Parsed(file -> true, List.of(), false)
                : SearchQuery.parse(q, store, viewer);
        for (String parent : query.parents()) {
            // A folder that never was is an error; one that is hidden from the viewer looks empty.
            if (!parent.equals("root") && store.find(parent) == null) {
                throw ApiError.at(404, "notFound", "File not found: .", "fileId");
            }
        }
        Predicate<StoredFile> condition =
                file -> inScope(file, asking) && query.condition().test(file);
        List<StoredFile> files = new ArrayList<>();
        candidates(query).stream()
                .filter(condition)
                .filter(file -> !faults.isHidden(file, firstPage))
                .forEach(files::add);
        files.addAll(faults.ghosts(condition, firstPage));
        files.sort(order(asking.http().parameter("orderBy")));
        return files;
    }

    /** Not all files when the query names one folder: a hot folder is asked for often. */
    private List<StoredFile> candidates(SearchQuery.Parsed query) {
        return query.parents().size() == 1
                        && query.onlyThere()
                        && !query.parents().contains("root")
                ? store.children(query.parents().get(0))
                : store.all();
    }

    private boolean inScope(StoredFile file, Asking asking) {
        HttpCall http = asking.http();
        if (store.isRoot(file) || !rights.sees(file, asking.viewer())) {
            return false;
        }
        String drive = http.parameter("driveId");
        if (drive != null) {
            return drive.equals(file.driveId);
        }
        return file.driveId == null || (http.flag("includeItemsFromAllDrives") && http.flag("supportsAllDrives"));
    }

    private static Comparator<StoredFile> order(@Nullable String orderBy) throws ApiError {
        String keys = orderBy == null || orderBy.isBlank() ? "modifiedTime desc" : orderBy;
        Comparator<StoredFile> order = null;
        for (String key : keys.split(",", -1)) {
            String[] words = key.trim().split(" +", -1);
            Comparator<StoredFile> by = by(words[0]);
            if (words.length > 2 || (words.length == 2 && !words[1].equals("desc"))) {
                throw ApiError.invalid("orderBy");
            }
            by = words.length == 2 ? by.reversed() : by;
            order = order == null ? by : order.thenComparing(by);
        }
        return Objects.requireNonNull(order).thenComparing(file -> file.id);
    }

    private static Comparator<StoredFile> by(String key) throws ApiError {
        return switch (key) {
            case "createdTime" -> Comparator.comparing(file -> file.created);
            case "modifiedTime", "modifiedByMeTime", "recency", "viewedByMeTime", "sharedWithMeTime" ->
                Comparator.comparing(file -> file.modified);
            case "name", "name_natural" -> Comparator.comparing(file -> file.name);
            case "folder" -> Comparator.comparing(file -> !file.isFolder());
            case "quotaBytesUsed" -> Comparator.comparingLong(StoredFile::bytes);
            case "starred" -> Comparator.comparing(file -> !file.starred);
            default -> throw ApiError.invalid("orderBy");
        };
    }
}
