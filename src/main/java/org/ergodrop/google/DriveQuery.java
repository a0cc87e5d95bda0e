package org.ergodrop.google;

/** Drive's search language. */
public final class DriveQuery {

    private DriveQuery() {}

    /** What is in a folder, not in the trash. */
    public static String in(String folderId) {
        return quoted(folderId) + " in parents and trashed = false";
    }

    /** What is in a folder under exactly this name. */
    public static String named(String folderId, String name) {
        return in(folderId) + " and name = " + quoted(name);
    }

    /** What is in one of two folders under exactly this name. */
    public static String named(String folderId, String otherFolderId, String name) {
        return "(" + quoted(folderId) + " in parents or " + quoted(otherFolderId)
                + " in parents) and trashed = false and name = " + quoted(name);
    }

    /** Folders of this name in a folder. */
    public static String folders(String folderId, String name) {
        return named(folderId, name) + " and mimeType = " + quoted(DriveFile.FOLDER);
    }

    /** Quotes and backslashes escaped. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
