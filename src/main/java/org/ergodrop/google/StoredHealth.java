package org.ergodrop.google;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.ergodrop.text.Explained;

/** The health of the authorizations, from what is kept on disk and what Google last said. */
final class StoredHealth implements AuthorizationHealth {

    private final ConfiguredAccounts accounts;
    private final TokenStore store;
    private final AuthorizationEnd end;
    private final ServerTime time;

    StoredHealth(ConfiguredAccounts accounts, TokenStore store, AuthorizationEnd end, ServerTime time) {
        this.accounts = accounts;
        this.store = store;
        this.end = end;
        this.time = time;
    }

    @Override
    public Optional<AuthLostException> lost(String account) {
        try {
            return accounts.lost(account);
        } catch (IOException diskDoesNotAnswer) {
            return Optional.of(
                    new AuthLostException("auth.disk", account, String.valueOf(diskDoesNotAnswer.getMessage())));
        }
    }

    @Override
    public Optional<Duration> expiresIn(String account) {
        return read(account)
                .flatMap(authorization -> end.of(authorization, time.now()))
                .map(at -> Duration.between(time.now(), at));
    }

    @Override
    public Optional<Explained> ending(String account) {
        return isKnown(account) ? expiresIn(account).map(left -> words("auth.ends", account, left)) : Optional.empty();
    }

    @Override
    public Optional<Explained> warning(String account) {
        return expiresIn(account)
                .filter(left -> left.compareTo(AuthorizationEnd.WARN_BEFORE) <= 0)
                .map(left -> words(isKnown(account) ? "auth.ends" : "auth.may-end", account, left));
    }

    private boolean isKnown(String account) {
        return read(account).map(end::isKnown).orElse(false);
    }

    private static Explained words(String key, String account, Duration left) {
        return new ExpiryWarning(key, account, Math.max(0, left.toDays()));
    }

    /** A service account has no end, a login that cannot be read is a matter of {@link #lost}. */
    private Optional<Authorization> read(String account) {
        try {
            return accounts.isServiceAccount(account) ? Optional.empty() : store.read(account);
        } catch (IOException seeLost) {
            return Optional.empty();
        }
    }
}
