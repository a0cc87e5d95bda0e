package org.ergodrop.google;

/** The Google accounts of this service by their names in the settings. */
public interface GoogleAccounts {

    /** The tokens of an account; asking for them costs nothing, they may turn out to be missing when they are used. */
    AccessTokens tokens(String account);
}
