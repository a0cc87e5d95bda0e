package org.ergodrop.google;

/** Encrypts what must not lie readable in the database: upload sessions let anybody write who knows them. */
public interface Seal {

    /** The text, encrypted and authenticated, as printable characters. */
    String seal(String text);

    /**
     * The text that was sealed.
     *
     * @throws IllegalArgumentException when it was sealed with another key or changed since
     */
    String open(String sealed);
}
