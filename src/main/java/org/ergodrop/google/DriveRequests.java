package org.ergodrop.google;

import com.google.api.client.http.HttpExecuteInterceptor;
import com.google.api.client.http.HttpIOExceptionHandler;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpUnsuccessfulResponseHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.ergodrop.google.DriveErrors.Action;
import org.jspecify.annotations.Nullable;

/**
 * Makes every request of one account behave: authorized, metered, never faster than Google wants, repeated by the table of
 * {@link DriveErrors}. What fails in the end is a {@link DriveException} or an {@link AuthLostException}.
 */
final class DriveRequests implements HttpRequestInitializer {

    private final String account;
    private final AccessTokens tokens;
    private final DriveProperties properties;
    private final DriveTime time;
    private final RandomGenerator random;
    private final RateGate gate;
    private final QuotaMeter meter;
    private final URI root;

    DriveRequests(DriveAccount account, DriveProperties properties, DriveTime time, RandomGenerator random) {
        this.account = account.name();
        this.tokens = account.tokens();
        this.gate = account.gate();
        this.meter = account.meter();
        this.properties = properties;
        this.time = time;
        this.random = random;
        this.root = URI.create(properties.root());
    }

    @Override
    public void initialize(HttpRequest request) {
        Tries tries = prepare(request);
        request.setUnsuccessfulResponseHandler(tries);
        request.setIOExceptionHandler(tries);
        request.setNumberOfRetries(Integer.MAX_VALUE);
    }

    /** For requests whose repeat is the caller's business: one try, every status is an answer. */
    HttpRequestInitializer once() {
        return request -> {
            prepare(request);
            request.setNumberOfRetries(0);
            request.setThrowExceptionOnExecuteError(false);
        };
    }

    BackOff backOff() {
        return new BackOff(properties, time, random);
    }

    private Tries prepare(HttpRequest request) {
        Tries tries = new Tries();
        request.setConnectTimeout(Math.toIntExact(properties.connectTimeout().toMillis()));
        request.setReadTimeout(Math.toIntExact(properties.readTimeout().toMillis()));
        request.setWriteTimeout(Math.toIntExact(properties.readTimeout().toMillis()));
        request.setFollowRedirects(false);
        request.setLoggingEnabled(false);
        request.setCurlLoggingEnabled(false);
        request.setInterceptor(tries);
        request.setResponseInterceptor(response -> {
            if (response.isSuccessStatusCode()) {
                gate.passed();
            }
        });
        return tries;
    }

    /** Takes up what a refused single try says about the account; true when another token was taken. */
    boolean renewToken(HttpRequest request) throws IOException {
        String refused = request.getHeaders().getAuthorization();
        if (refused == null) {
            return false;
        }
        tokens.insteadOf(refused.substring("Bearer ".length()));
        return true;
    }

    /**
     * Closes the gate for everybody.
     *
     * @param since how long the caller's own request meets nothing but rate limits
     * @throws DriveException DAILY_CAP when that has lasted too long
     */
    void slowDown(DriveAnswer answer, Duration since) throws DriveException {
        meter.countThrottle();
        Duration together = gate.throttled(answer.retryAfter());
        Duration longest = since.compareTo(together) > 0 ? since : together;
        if (longest.compareTo(properties.dailyCapAfter()) >= 0) {
            throw answer.failure(DriveException.Kind.DAILY_CAP);
        }
    }

    void countRepeat() {
        meter.countRepeat();
    }

    /** A whole call; an answer that breaks off while it is read is asked for again. */
    <T> T repeat(Callable<T> call) throws IOException {
        BackOff backOff = backOff();
        while (true) {
            try {
                return call.call();
            } catch (DriveException | AuthLostException named) {
                throw named;
            } catch (IOException brokenOff) {
                if (Thread.currentThread().isInterrupted()) {
                    throw brokenOff;
                }
                if (backOff.isSpent()) {
                    throw new DriveException(DriveException.Kind.OUTAGE, 0, "no answer", null, brokenOff);
                }
                countRepeat();
                backOff.pause();
            } catch (RuntimeException ours) {
                throw ours;
            } catch (Exception never) {
                throw new IllegalStateException(never);
            }
        }
    }

    Duration since(long nanos) {
        return Duration.ofNanos(time.nanos() - nanos);
    }

    long now() {
        return time.nanos();
    }

    AuthLostException refusedAgain() {
        return new AuthLostException("drive.TOKEN_REFUSED", account);
    }

    /** What happened to one request so far. */
    private final class Tries
            implements HttpExecuteInterceptor, HttpUnsuccessfulResponseHandler, HttpIOExceptionHandler {

        private final BackOff backOff = backOff();
        private @Nullable Long throttledSince;
        private @Nullable String lastToken;
        private boolean tokenRenewed;

        @Override
        public void intercept(HttpRequest request) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted before a request to Google Drive");
            }
            QuotaMeter.Call call = QuotaMeter.Call.of(
                    request.getRequestMethod(),
                    request.getUrl().getRawPath(),
                    "media".equals(request.getUrl().getFirst("alt")));
            gate.pass(call.units());
            meter.count(call);
            // an upload session may live elsewhere; the token goes to Google alone
            if (request.getUrl().getHost().equalsIgnoreCase(root.getHost())) {
                lastToken = tokens.current();
                request.getHeaders().setAuthorization("Bearer " + lastToken);
            }
        }

        @Override
        public boolean handleResponse(HttpRequest request, HttpResponse response, boolean canRepeat)
                throws IOException {
            DriveAnswer answer = DriveAnswer.of(response);
            Action action = answer.verdict().action();
            if (action == Action.RENEW_TOKEN) {
                if (tokenRenewed || lastToken == null) {
                    throw refusedAgain();
                }
                tokenRenewed = true;
                tokens.insteadOf(lastToken);
                return true;
            }
            if (action == Action.FAIL || !canRepeat) {
                throw answer.failure();
            }
            if (action == Action.SLOW_DOWN) {
                throttledSince = throttledSince == null ? Long.valueOf(time.nanos()) : throttledSince;
                slowDown(answer, since(throttledSince));
            } else {
                throttledSince = null;
            }
            if (backOff.isSpent()) {
                throw answer.failure();
            }
            if (action == Action.REPEAT) {
                countRepeat();
                pauseAfter(answer);
            }
            return true;
        }

        private void pauseAfter(DriveAnswer answer) throws IOException {
            if (answer.retryAfter() != null) {
                BackOff.sleep(time, answer.retryAfter());
            } else {
                backOff.pause();
            }
        }

        @Override
        public boolean handleIOException(HttpRequest request, boolean canRepeat) throws IOException {
            throttledSince = null;
            if (!canRepeat || Thread.currentThread().isInterrupted()) {
                return false;
            }
            if (backOff.isSpent()) {
                throw DriveException.of(DriveException.Kind.OUTAGE, "no answer");
            }
            countRepeat();
            backOff.pause();
            return true;
        }
    }
}
