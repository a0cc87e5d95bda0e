package org.ergodrop.google;

/**
 * The program as Google knows it: the "Desktop app" client of the cloud project.
 *
 * @param id ends with {@code .apps.googleusercontent.com}
 * @param secret goes with it; Google says it is no real secret in installed programs, we treat it as one
 */
record OAuthClient(String id, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "OAuthClient[id=" + id + "]";
    }
}
