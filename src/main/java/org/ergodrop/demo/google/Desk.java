package org.ergodrop.demo.google;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.LoopbackServer;
import org.ergodrop.demo.http.Reply;
import org.jspecify.annotations.Nullable;

/** Where every request arrives: faults strike, the right part answers, the journal is written. */
final class Desk implements LoopbackServer.Handler {

    /** Answers what the faults left over. */
    interface Office {
        Reply answer(Route route, HttpCall call, List<Fault> faults) throws ApiError, IOException;
    }

    private final Office office;
    private final Faults faults;
    private final Journal journal;
    private final DriveStore store;
    private final Grants grants;
    private final CountDownLatch closed = new CountDownLatch(1);

    Desk(Office office, Faults faults, Journal journal, DriveStore store, Grants grants) {
        this.office = office;
        this.faults = faults;
        this.journal = journal;
        this.store = store;
        this.grants = grants;
    }

    /** Lets hanging requests go. */
    void close() {
        closed.countDown();
    }

    @Override
    public Reply answer(HttpCall call) throws IOException, InterruptedException {
        Instant arrived = store.now();
        long number = journal.nextNumber();
        Viewer viewer = viewer(call);
        Route known = Route.of(call);
        Route route = known == null ? new Route("unknown", "") : known;
        List<Fault> struck = faults.strike(
                new FaultRule.Asked(route.method(), call.path(), route.fileId(), call.query(), call.headers()));
        Reply reply = Reply.none();
        try {
            reply = known == null ? ApiError.of(404, "notFound", "Not Found").reply() : withFaults(route, call, struck);
            return reply;
        } finally {
            boolean answered = !(reply.ending() instanceof Reply.Reset reset && reset.afterBytes() < 0);
            journal.add(new JournalEntry(
                    number,
                    arrived,
                    route.method(),
                    call.method(),
                    call.path(),
                    viewer == null ? "" : viewer.email(),
                    Journal.redacted(call.query()),
                    Journal.ofRequest(call.headers()),
                    Journal.ofAnswer(reply.headers()),
                    answered ? reply.status() : 0,
                    call.bytesReceived(),
                    answered ? bytes(reply) : 0,
                    QuotaMeter.units(route.method()),
                    struck));
        }
    }

    private static long bytes(Reply reply) {
        if (reply.ending() instanceof Reply.Closed cut) {
            return Math.min(reply.length(), cut.afterBytes());
        }
        return reply.ending() instanceof Reply.Reset cut ? Math.min(reply.length(), cut.afterBytes()) : reply.length();
    }

    private Reply withFaults(Route route, HttpCall call, List<Fault> struck) throws IOException, InterruptedException {
        for (Fault fault : struck) {
            if (fault instanceof Fault.Latency latency) {
                await(latency.delay());
            } else if (fault instanceof Fault.Hang hang) {
                await(hang.longest());
                return Reply.none();
            } else if (fault instanceof Fault.Drop drop && drop.afterBytes() < 0) {
                return Reply.none();
            } else if (fault instanceof Fault.TokenRevoked) {
                revoke(call);
            } else if (fault instanceof Fault.Answer answer) {
                return refusal(route, answer);
            }
        }
        Reply reply;
        try {
            reply = office.answer(route, call, struck);
        } catch (ApiError e) {
            reply = e.reply();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            reply = ApiError.of(500, "internalError", "Internal Error: " + e).reply();
        }
        return spoiled(reply, struck);
    }

    private void await(Duration wait) throws InterruptedException {
        if (closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the stand-in stops");
        }
    }

    private void revoke(HttpCall call) {
        Viewer viewer = viewer(call);
        List<String> whose = new ArrayList<>();
        if (viewer != null) {
            whose.add(viewer.email());
        } else {
            store.accounts().forEach(account -> whose.add(account.email()));
        }
        whose.forEach(grants::revokeAll);
    }

    private static Reply refusal(Route route, Fault.Answer answer) {
        String message = answer.message();
        Reply reply;
        if (route.method().startsWith("oauth.")) {
            reply = OAuthApi.error(answer.status(), answer.reason(), message == null ? answer.reason() : message);
        } else {
            reply = (message == null
                            ? ApiError.worded(answer.status(), answer.reason())
                            : ApiError.of(answer.status(), answer.reason(), message))
                    .reply();
        }
        Duration later = answer.retryAfter();
        return later == null ? reply : reply.with("Retry-After", Long.toString(later.toSeconds()));
    }

    private static Reply spoiled(Reply whole, List<Fault> struck) {
        Reply reply = whole;
        for (Fault fault : struck) {
            if (fault instanceof Fault.LostAnswer) {
                return Reply.none();
            } else if (fault instanceof Fault.Drop drop) {
                reply = reply.ending(new Reply.Reset(drop.afterBytes()));
            } else if (fault instanceof Fault.Truncate truncate) {
                reply = reply.ending(new Reply.Closed(truncate.afterBytes()));
            } else if (fault instanceof Fault.Shorten shorten) {
                reply = reply.shortenedTo(shorten.bytes());
            } else if (fault instanceof Fault.Corrupt corrupt) {
                reply = reply.corruptedAt(corrupt.position());
            }
        }
        return reply;
    }

    private @Nullable Viewer viewer(HttpCall call) {
        String token = bearer(call);
        return token == null ? null : grants.viewer(token);
    }

    /** The access token of a request, from its header or, as Google allows too, from the query. */
    static @Nullable String bearer(HttpCall call) {
        String header = call.header("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return header.substring(7).trim();
        }
        Map<String, String> query = call.query();
        return query.getOrDefault("access_token", query.get("oauth_token"));
    }
}
