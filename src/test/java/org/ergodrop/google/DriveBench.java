package org.ergodrop.google;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.ergodrop.demo.google.GoogleStandIn;
import org.ergodrop.demo.google.StandInOptions;
import org.ergodrop.demo.google.VirtualClock;
import org.springframework.util.unit.DataSize;

/** Our Drive client against the stand-in over real HTTP, with waits that pass in no time. */
public final class DriveBench implements AutoCloseable {

    public static final String ACCOUNT = "default";

    public final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-02T08:00:00Z"));
    public final GoogleStandIn google;
    public final DriveClients clients;
    public final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    public final AtomicInteger renewals = new AtomicInteger();
    private final DriveTransport transport = new DriveTransport();
    private boolean isOffline;
    private volatile String token;
    private volatile Optional<AuthLostException> lost = Optional.empty();

    public DriveBench() throws IOException {
        this(false);
    }

    public DriveBench(boolean acceptStableMismatch) throws IOException {
        google = GoogleStandIn.start(StandInOptions.forTests().withClock(clock));
        token = google.oauth().accessToken(google.drive().firstAccount(), "client");
        clients = new DriveClients(
                account -> tokens(), properties(acceptStableMismatch), transport.http(), time(), new Random(5));
    }

    public DriveGateway drive() {
        return clients.gateway(ACCOUNT);
    }

    /** Nobody may use the account any more. */
    public void loseAuthorization() {
        lost = Optional.of(new AuthLostException("drive.TOKEN_REFUSED", ACCOUNT));
        google.oauth().revokeAll(google.drive().firstAccount());
    }

    /** From now on a service account works; its mail address. */
    public String becomeServiceAccount() throws IOException {
        String key = google.oauth().createServiceAccount("robot");
        String mail = new ObjectMapper().readTree(key).get("client_email").asText();
        token = google.oauth().accessToken(mail, "client");
        return mail;
    }

    private DriveProperties properties(boolean acceptStableMismatch) {
        return new DriveProperties(
                URI.create(google.baseUrl()),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                2,
                Duration.ofSeconds(64),
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                200_000,
                DataSize.ofKilobytes(256),
                DataSize.ofKilobytes(16),
                acceptStableMismatch);
    }

    public DriveTime time() {
        return new DriveTime() {
            @Override
            public long nanos() {
                return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                sleeps.add(duration);
                clock.advance(duration);
            }
        };
    }

    private AccessTokens tokens() {
        return new AccessTokens() {
            @Override
            public String current() throws IOException {
                if (lost.isPresent()) {
                    throw lost.get();
                }
                return token;
            }

            @Override
            public String insteadOf(String rejected) throws IOException {
                if (lost.isPresent()) {
                    throw lost.get();
                }
                renewals.incrementAndGet();
                token = google.oauth().accessToken(google.drive().firstAccount(), "client");
                return token;
            }
        };
    }

    /** Seals so that it is seen whether anything readable was kept. */
    public static Seal seal() {
        return new Seal() {
            @Override
            public String seal(String text) {
                return new StringBuilder(text).reverse().toString();
            }

            @Override
            public String open(String sealedText) {
                return new StringBuilder(sealedText).reverse().toString();
            }
        };
    }

    public static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** The program finds nobody there any more. */
    public void goOffline() {
        google.close();
        isOffline = true;
    }

    @Override
    public void close() throws IOException {
        if (!isOffline) {
            google.close();
        }
        transport.close();
    }
}
