package org.ergodrop.google;

import java.time.Duration;
import java.util.Optional;
import org.ergodrop.text.Explained;

/** How it stands with the authorizations; for the doctor, the console and whoever starts work. Costs no question to Google as a rule. */
public interface AuthorizationHealth {

    /**
     * Why no work with this account is possible until a person does something; empty while nothing is known against it. A new
     * login, also by another process, empties it by itself.
     */
    Optional<AuthLostException> lost(String account);

    /** Time until Google ends the authorization by itself, negative when that is past; empty when no end is known or suspected. */
    Optional<Duration> expiresIn(String account);

    /** What is to be said about an end that is certain, however far it is; for who has just logged in or asks. */
    Optional<Explained> ending(String account);

    /** From two days before that end: what will happen and what to do. */
    Optional<Explained> warning(String account);
}
