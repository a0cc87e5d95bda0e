package org.ergodrop.google;

import java.util.Optional;

/** Keeps the session of one upload beyond the end of this process. It gets nothing readable. */
public interface SessionVault {

    Optional<String> read();

    void keep(String sealedSession);

    void forget();

    /** Forgets at once: an upload that is interrupted starts over. */
    static SessionVault none() {
        return new SessionVault() {
            @Override
            public Optional<String> read() {
                return Optional.empty();
            }

            @Override
            public void keep(String sealedSession) {}

            @Override
            public void forget() {}
        };
    }
}
