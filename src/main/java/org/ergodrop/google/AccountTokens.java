package org.ergodrop.google;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of a person's login. Threads that need a new one wait for one question to Google together, whatever comes
 * of it. Ages are measured by the monotonic clock, so a jump of the wall clock ends no token. A refusal stands until the file
 * of the login changes: Google is not asked again for what it took back, and a new login is noticed by itself.
 */
final class AccountTokens implements AccessTokens {

    /** A token is never handed out with less life than this. */
    private static final Duration LEAST_LEFT = Duration.ofMinutes(1);

    /** After an early renewal that failed, the old token serves so long before the next try. Ours. */
    private static final Duration EARLY_AGAIN = Duration.ofSeconds(30);

    /** How often Google is asked whether a refusal of the client still stands. Ours. */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(AccountTokens.class);

    private final String account;
    private final TokenStore store;
    private final Refreshing refreshing;
    private final LongSupplier nanoTime;
    private final Duration ahead;

    private volatile @Nullable Held held;
    private volatile @Nullable Lost lost;
    private volatile long earlyNotBefore;
    private @Nullable CompletableFuture<Held> flight;

    /** The token, until when it is good (monotonic), and of which login. */
    private record Held(String token, long goodUntil, FileStamp login) {}

    /** Why a login is of no use any more, and since when (monotonic). */
    private record Lost(AuthLostException reason, FileStamp login, long at) {}

    AccountTokens(String account, TokenStore store, Refreshing refreshing, LongSupplier nanoTime, Duration ahead) {
        this.account = account;
        this.store = store;
        this.refreshing = refreshing;
        this.nanoTime = nanoTime;
        this.ahead = ahead;
        this.earlyNotBefore = nanoTime.getAsLong();
    }

    @Override
    public String current() throws IOException {
        FileStamp login = store.stamp(account);
        Held now = held;
        if (now != null && now.login.equals(login)) {
            if (left(now, ahead)) {
                return now.token;
            }
            if (left(now, LEAST_LEFT)) {
                return renewedEarly(now);
            }
        }
        return fetch(one -> left(one, LEAST_LEFT)).token;
    }

    @Override
    public String insteadOf(String rejected) throws IOException {
        return fetch(one -> left(one, LEAST_LEFT) && !one.token.equals(rejected)).token;
    }

    /** Why a person must log in, as far as that is known without asking Google; null when nothing is known against it. */
    @Nullable
    AuthLostException lost() throws IOException {
        Lost known = lost;
        if (known != null && known.login.equals(store.stamp(account))) {
            boolean askAgain = isPutRightAtGoogle(known) && nanoTime.getAsLong() - known.at > ASK_AGAIN.toNanos();
            return askAgain ? stillLost(known) : known.reason.again();
        }
        try {
            return store.read(account).isPresent() ? null : new AuthLostException("auth.missing", account);
        } catch (AuthLostException unreadable) {
            return unreadable;
        }
    }

    private @Nullable AuthLostException stillLost(Lost known) {
        try {
            current();
            return null;
        } catch (AuthLostException e) {
            return e;
        } catch (IOException notNow) {
            return known.reason.again();
        }
    }

    /** What speaks of the client or the organisation ends without a new login. */
    private static boolean isPutRightAtGoogle(Lost known) {
        return known.reason.key().equals(Refreshing.REFUSED);
    }

    private boolean left(Held token, Duration atLeast) {
        return token.goodUntil - nanoTime.getAsLong() > atLeast.toNanos();
    }

    /** The old token is still good: no thread waits for another, and no network trouble is felt. */
    private String renewedEarly(Held now) throws AuthLostException {
        synchronized (this) {
            if (flight != null || nanoTime.getAsLong() - earlyNotBefore < 0) {
                return now.token;
            }
        }
        try {
            return fetch(one -> left(one, ahead)).token;
        } catch (AuthLostException e) {
            throw e;
        } catch (IOException later) {
            earlyNotBefore = nanoTime.getAsLong() + EARLY_AGAIN.toNanos();
            return now.token;
        }
    }

    /** One question at a time: who comes while it is asked gets its answer, or its failure. */
    private Held fetch(Predicate<Held> enough) throws IOException {
        CompletableFuture<Held> mine;
        CompletableFuture<Held> others;
        synchronized (this) {
            Held now = held;
            if (now != null && enough.test(now) && now.login.equals(store.stamp(account))) {
                return now;
            }
            others = flight;
            mine = new CompletableFuture<>();
            if (others == null) {
                flight = mine;
            }
        }
        return others == null ? ask(mine) : waitFor(others);
    }

    private Held ask(CompletableFuture<Held> mine) throws IOException {
        try {
            Held fresh = fresh();
            held = fresh;
            mine.complete(fresh);
            return fresh;
        } catch (IOException | RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            synchronized (this) {
                flight = null;
            }
        }
    }

    private static Held waitFor(CompletableFuture<Held> others) throws IOException {
        try {
            return others.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof AuthLostException authLost) {
                throw authLost.again();
            } else if (cause instanceof GoogleUnreachableException unreachable) {
                throw unreachable.again();
            }
            throw new IOException("the question to Google failed in another thread", cause);
        }
    }

    private Held fresh() throws IOException {
        FileStamp login = store.stamp(account);
        Lost known = lost;
        if (known != null && known.login.equals(login) && !isPutRightAtGoogle(known)) {
            throw known.reason.again();
        }
        Authorization authorization =
                store.read(account).orElseThrow(() -> new AuthLostException("auth.missing", account));
        long asked = nanoTime.getAsLong();
        try {
            TokenAnswer answer = refreshing.refresh(account, authorization);
            lost = null;
            return new Held(answer.accessToken(), asked + answer.expiresIn().toNanos(), kept(authorization, answer));
        } catch (AuthLostException e) {
            lost = new Lost(e, login, asked);
            LOG.warn("Google account {}: {}", account, e.getMessage());
            throw e;
        }
    }

    /** Google may hand out another refresh token, or tell an end that it did not tell before. */
    private FileStamp kept(Authorization before, TokenAnswer answer) throws IOException {
        Authorization after = before.after(answer);
        if (!after.equals(before)) {
            store.write(account, after);
        }
        return store.stamp(account);
    }
}
