package org.ergodrop.console;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Makes guessing of passwords slow. Counted are the failures of a user from an address, so that nobody can lock out a user
 * who comes from elsewhere, and all failures of an address, so that trying many names is slow as well. While a wait lasts,
 * the right password is refused too.
 */
final class LoginThrottle {

    private static final Logger LOG = LoggerFactory.getLogger(LoginThrottle.class);

    /** Longer names are cut: no more than this is remembered of what somebody sends. */
    private static final int NAME_LENGTH = 64;

    private static final int STRIPES = 16;

    /** From the fifth failure on: 1, 2, 4 s ... Ours. */
    private final FailedLogins ofUser = new FailedLogins(5, Duration.ofMinutes(15));

    /** Several people may share an address behind a proxy. Ours. */
    private final FailedLogins ofAddress = new FailedLogins(50, Duration.ofMinutes(5));

    private final Object[] stripes = new Object[STRIPES];
    private final LongSupplier monotonicMillis;

    LoginThrottle(LongSupplier monotonicMillis) {
        this.monotonicMillis = monotonicMillis;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Object();
        }
    }

    /**
     * Looks at a password unless its user or address has to wait. One at a time for each user and address: tries that come
     * all at once are counted like others.
     */
    Authentication attempt(String name, String address, Supplier<Authentication> check) {
        String host = host(address);
        String user = name.substring(0, Math.min(name.length(), NAME_LENGTH)).toLowerCase(Locale.ROOT) + " " + host;
        synchronized (stripes[Math.floorMod(user.hashCode(), STRIPES)]) {
            refuseEarly(user, host);
            try {
                Authentication known = check.get();
                succeeded(user);
                return known;
            } catch (AuthenticationException e) {
                failed(user, host);
                throw e;
            }
        }
    }

    private synchronized void refuseEarly(String user, String host) {
        long now = monotonicMillis.getAsLong();
        Duration wait = ofUser.waitOf(user, now);
        Duration wider = ofAddress.waitOf(host, now);
        Duration longer = wait.compareTo(wider) > 0 ? wait : wider;
        if (!longer.isZero()) {
            throw new TooManyTries(longer);
        }
    }

    private synchronized void failed(String user, String host) {
        long now = monotonicMillis.getAsLong();
        Duration wait = ofUser.failed(user, now);
        Duration wider = ofAddress.failed(host, now);
        if (!wait.isZero() || !wider.isZero()) {
            // without the name: people type their password there
            LOG.warn(
                    "logins from {} fail again and again: the next one is looked at in {} s",
                    host,
                    Math.max(wait.toSeconds(), wider.toSeconds()));
        }
    }

    private synchronized void succeeded(String user) {
        ofUser.succeeded(user);
    }

    /** How many users and addresses are remembered. */
    synchronized int remembered() {
        return ofUser.size() + ofAddress.size();
    }

    /** An IPv6 customer has 2^64 addresses at least. */
    private static String host(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = address.split(":", -1);
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < 4 && i < groups.length && !groups[i].isEmpty(); i++) {
            network.append(groups[i]).append(':');
        }
        return network.isEmpty() ? address : network.toString();
    }
}
