package org.ergodrop.google;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The authorizations that are kept here: to be looked at, carried to another machine, taken back. */
public final class Authorizations {

    /** Shorter passphrases are guessed in spite of PBKDF2. Ours, after NIST SP 800-63B. */
    private static final int SHORTEST_PASSPHRASE = 8;

    private final TokenStore store;
    private final TokenEndpoint endpoint;
    private final ServerTime time;
    private final SecureRandom random;

    Authorizations(TokenStore store, TokenEndpoint endpoint, ServerTime time, SecureRandom random) {
        this.store = store;
        this.endpoint = endpoint;
        this.time = time;
        this.random = random;
    }

    /** Accounts that somebody logged in for. */
    public List<String> accounts() throws IOException {
        return store.accounts();
    }

    /** What is known about an account's login; empty when there is none. */
    public Optional<AuthorizationFacts> facts(String account) throws IOException {
        return store.read(account)
                .map(kept -> new AuthorizationFacts(
                        account,
                        kept.mail(),
                        kept.scopes(),
                        kept.since(),
                        Duration.between(kept.since(), time.now()),
                        kept.client().id()));
    }

    /** Remembers whose Drive it is. */
    public void belongsTo(String account, String mail) throws IOException {
        Optional<Authorization> kept = store.read(account);
        if (kept.isPresent() && !kept.get().mail().equals(mail)) {
            store.write(account, kept.get().of(mail));
        }
    }

    /** One line of text, of use only with the passphrase. */
    public String exported(String account, char[] passphrase) throws AuthorizationException, IOException {
        Authorization kept = existing(account);
        if (passphrase.length < SHORTEST_PASSPHRASE) {
            throw new AuthorizationException("export.short-passphrase", SHORTEST_PASSPHRASE);
        }
        return SealedText.seal(kept.toJson(), passphrase, random);
    }

    /** Keeps what {@link #exported} gave; it replaces what was kept for the account. */
    public AuthorizationFacts imported(String account, String text, char[] passphrase)
            throws AuthorizationException, IOException {
        store.write(account, Authorization.fromJson(SealedText.open(text, passphrase)));
        return facts(account).orElseThrow();
    }

    /**
     * Keeps what {@link #exported} gave, unless the login that is kept here is as young or younger: its token may have been
     * exchanged for another one since. A login that cannot be read any more is replaced.
     *
     * @return whether it was taken
     */
    boolean importedWhenNewer(String account, String text, char[] passphrase)
            throws AuthorizationException, IOException {
        Authorization brought = Authorization.fromJson(SealedText.open(text, passphrase));
        if (kept(account)
                .filter(here -> !here.since().isBefore(brought.since()))
                .isPresent()) {
            return false;
        }
        store.write(account, brought);
        return true;
    }

    private Optional<Authorization> kept(String account) throws IOException {
        try {
            return store.read(account);
        } catch (AuthLostException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Tells Google to take the authorization back, with all that was granted to this program; then forgets it.
     *
     * @return false when Google knew it no more
     * @throws GoogleUnreachableException when Google could not be told: then it is still kept, and still good
     */
    public boolean revoke(String account) throws AuthorizationException, IOException {
        boolean taken = true;
        try {
            endpoint.revoke(existing(account).refreshToken());
        } catch (OAuthRefusal unknownToGoogle) {
            taken = false;
        }
        store.forget(account);
        return taken;
    }

    /** Forgets it here only. */
    public void forget(String account) throws AuthorizationException, IOException {
        if (!store.accounts().contains(account)) {
            throw new AuthorizationException("auth.nobody", account);
        }
        store.forget(account);
    }

    private Authorization existing(String account) throws AuthorizationException, IOException {
        return store.read(account).orElseThrow(() -> new AuthorizationException("auth.nobody", account));
    }
}
