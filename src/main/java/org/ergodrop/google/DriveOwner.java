package org.ergodrop.google;

import java.util.Optional;

/**
 * Whose Drive it is and how full.
 *
 * @param name the person's name
 * @param mail her Google account
 * @param limitBytes all of her storage; empty when there is no limit
 * @param usedBytes what is used of it, by the Drive, mail and photos
 */
public record DriveOwner(String name, String mail, Optional<Long> limitBytes, long usedBytes) {

    /** Space left; empty when there is no limit. */
    public Optional<Long> freeBytes() {
        return limitBytes.map(limit -> Math.max(0, limit - usedBytes));
    }
}
