package org.ergodrop.demo.google;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ergodrop.demo.http.StrikeRules;

/**
 * What shall go wrong. Methods: {@code about.get files.list files.get files.create files.update files.delete files.copy
 * files.generateIds media.download upload.simple upload.multipart upload.start upload.put upload.query changes.list
 * changes.getStartPageToken drives.list drives.get oauth.authorize oauth.token oauth.revoke oauth.device}; a trailing
 * {@code *} takes all that begin so.
 */
public final class Faults {

    private record Place(String fileId, String folder) {}

    private final DriveStore store;
    private final StrikeRules<FaultRule.Asked, Fault> rules = new StrikeRules<>();
    private final Map<Place, Integer> hidden = new HashMap<>();
    private final Map<Place, Integer> ghosts = new HashMap<>();
    private int listsThatHide;
    private int listsThatStillShow;

    Faults(DriveStore store) {
        this.store = store;
    }

    /** A rule about a method; it stands when its fault is named. */
    public FaultRule on(String method) {
        return new FaultRule(rules, method);
    }

    /** From now on, lists do not show a file that came into a folder until they were asked {@code lists} times. */
    public void hideNewFilesFor(int lists) {
        listsThatHide = lists;
    }

    /** From now on, lists still show a file in the folder that it was moved out of, {@code lists} times. */
    public void showMovedFilesFor(int lists) {
        listsThatStillShow = lists;
    }

    /** All is well again. */
    public void clear() {
        rules.clear();
        synchronized (store) {
            listsThatHide = 0;
            listsThatStillShow = 0;
            hidden.clear();
            ghosts.clear();
        }
    }

    List<Fault> strike(FaultRule.Asked asked) {
        return rules.strike(asked);
    }

    void arrived(StoredFile file) {
        synchronized (store) {
            if (listsThatHide > 0 && file.parent != null) {
                hidden.put(new Place(file.id, file.parent), listsThatHide);
            }
        }
    }

    void left(StoredFile file, String folder) {
        synchronized (store) {
            if (listsThatStillShow > 0) {
                ghosts.put(new Place(file.id, folder), listsThatStillShow);
            }
        }
    }

    /** Whether a list that found {@code file} must not show it yet. */
    boolean isHidden(StoredFile file, boolean firstPage) {
        return file.parent != null && countDown(hidden, new Place(file.id, file.parent), firstPage);
    }

    /** The folder that a list which asked for {@code condition} still sees the file in; null = where it is. */
    List<StoredFile> ghosts(Predicate<StoredFile> condition, boolean firstPage) {
        List<StoredFile> seen = new ArrayList<>();
        for (Place place : List.copyOf(ghosts.keySet())) {
            StoredFile file = store.find(place.fileId());
            if (file != null && inFolder(file, place.folder(), condition) && countDown(ghosts, place, firstPage)) {
                seen.add(file);
            }
        }
        return seen;
    }

    private static boolean inFolder(StoredFile file, String folder, Predicate<StoredFile> condition) {
        String real = file.parent;
        if (folder.equals(real)) {
            return false;
        }
        file.parent = folder;
        boolean found = condition.test(file);
        file.parent = real;
        return found;
    }

    private static boolean countDown(Map<Place, Integer> places, Place place, boolean firstPage) {
        int left = places.getOrDefault(place, 0);
        if (left <= 0) {
            places.remove(place);
            return false;
        }
        if (firstPage) {
            places.put(place, left - 1);
        }
        return true;
    }
}
