package org.ergodrop.google;

import java.util.List;
import java.util.Optional;

/** Sessions on their way into and out of a vault: sealed, and only ever used for the content they were opened for. */
record UploadSessions(Seal seal) {

    private static final String SEPARATOR = " ";

    Optional<String> read(SessionVault vault, UploadContent content) {
        return vault.read().flatMap(kept -> open(kept, content));
    }

    private Optional<String> open(String kept, UploadContent content) {
        try {
            List<String> parts = List.of(seal.open(kept).split(SEPARATOR, 2));
            boolean isOurs = parts.size() == 2 && parts.get(0).equals(content.md5());
            return isOurs ? Optional.of(parts.get(1)) : Optional.empty();
        } catch (IllegalArgumentException otherKey) {
            // another key: the session is lost, the upload begins anew under the same id
            return Optional.empty();
        }
    }

    void keep(SessionVault vault, UploadContent content, String session) {
        vault.keep(seal.seal(content.md5() + SEPARATOR + session));
    }
}
