package org.ergodrop.demo.google;

import java.util.Set;

/** Who asks: a person through an OAuth client with certain scopes. */
record Viewer(String email, String clientId, Set<String> scopes) {

    static final String AUTH = "https://www.googleapis.com/auth/";
    static final String DRIVE = AUTH + "drive";
    static final String DRIVE_FILE = AUTH + "drive.file";

    boolean mayRead() {
        return seesAll() || scopes.contains(DRIVE_FILE);
    }

    boolean mayReadContent() {
        return mayWrite() || scopes.contains(AUTH + "drive.readonly");
    }

    boolean mayWrite() {
        return scopes.contains(DRIVE) || scopes.contains(DRIVE_FILE);
    }

    /** Or only what this client made. */
    boolean seesAll() {
        return scopes.contains(DRIVE)
                || scopes.contains(AUTH + "drive.readonly")
                || scopes.contains(AUTH + "drive.metadata")
                || scopes.contains(AUTH + "drive.metadata.readonly");
    }
}
