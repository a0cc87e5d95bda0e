package org.ergodrop.google;

import java.io.IOException;

/** The access token of one Google account, fresh: refreshed ahead of time, once for all threads. */
public interface AccessTokens {

    /**
     * A token that is good for at least another minute.
     *
     * @throws AuthLostException when a person must log in
     * @throws IOException when Google cannot be asked at the moment
     */
    String current() throws IOException;

    /** A token after Google refused {@code rejected} with 401: another one, refreshed once however many threads ask. */
    String insteadOf(String rejected) throws IOException;
}
