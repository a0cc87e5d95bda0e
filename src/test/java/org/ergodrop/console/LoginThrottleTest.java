package org.ergodrop.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** On a clock of its own; a password is looked at or it is not. */
class LoginThrottleTest {

    private static final String HERE = "192.0.2.1";

    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final AtomicInteger looked = new AtomicInteger();
    private final LoginThrottle throttle = new LoginThrottle(millis::get);

    @Test
    void fourFailuresCostNothingAndThenTheWaitDoubles() {
        for (int i = 0; i < 4; i++) {
            assertThat(fails("anna", HERE)).isZero();
        }
        assertThat(fails("anna", HERE)).isZero();
        for (long wait : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            assertThat(fails("anna", HERE)).isEqualTo(wait);
            millis.addAndGet(wait * 1000);
            assertThat(fails("anna", HERE)).isZero();
        }
    }

    @Test
    void whileAWaitLastsTheRightPasswordIsNotEvenLookedAt() {
        failTimes(5, "anna", HERE);
        int before = looked.get();
        assertThat(succeeds("Anna", HERE)).isFalse();
        assertThat(looked).hasValue(before);
        millis.addAndGet(1000);
        assertThat(succeeds("anna", HERE)).isTrue();
        assertThat(fails("anna", HERE)).as("forgiven").isZero();
    }

    @Test
    void nobodyCanLockOutAUserWhoComesFromElsewhere() {
        failTimes(5, "anna", HERE);
        assertThat(succeeds("anna", "192.0.2.2")).isTrue();
        assertThat(succeeds("bert", HERE)).isTrue();
    }

    @Test
    void manyNamesFromOneAddressWaitToo() {
        for (int i = 0; i < 50; i++) {
            failTimes(1, "user" + i, HERE);
        }
        assertThat(fails("another", HERE)).isEqualTo(1);
    }

    @Test
    void anIpv6CustomersAddressesCountAsOne() {
        for (int i = 0; i < 5; i++) {
            failTimes(1, "anna", "2001:db8:1:2:0:0:0:" + i);
        }
        assertThat(fails("anna", "2001:db8:1:2:0:0:0:ffff")).isEqualTo(1);
        assertThat(succeeds("anna", "2001:db8:1:3:0:0:0:1")).isTrue();
    }

    @Test
    void isForgottenAfterAQuietHour() {
        failTimes(4, "anna", HERE);
        millis.addAndGet(3_600_001);
        failTimes(4, "anna", HERE);
        assertThat(succeeds("anna", HERE)).isTrue();
    }

    @Test
    void remembersNoMoreThanItMay() {
        for (int i = 0; i < 3 * FailedLogins.REMEMBERED; i++) {
            failTimes(1, "user" + i, "198.51." + i / 250 % 250 + "." + i % 250);
        }
        assertThat(throttle.remembered()).isLessThanOrEqualTo(2 * FailedLogins.REMEMBERED);
    }

    @Test
    void triesThatComeAtOnceAreCountedLikeOthers() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(20);
        List<Callable<Long>> tries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tries.add(() -> fails("anna", HERE));
        }
        for (Future<Long> one : many.invokeAll(tries)) {
            one.get();
        }
        many.shutdown();
        assertThat(looked).hasValue(5);
    }

    @Test
    void saysHowLongWithoutNamingAnybody() {
        failTimes(5, "anna", HERE);
        assertThatExceptionOfType(TooManyTries.class)
                .isThrownBy(() -> throttle.attempt("anna", HERE, this::wrong))
                .withMessage("Too many logins failed. Try again in 1 s.");
    }

    private void failTimes(int times, String user, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(fails(user, address)).isZero();
        }
    }

    /** @return seconds to wait when the password was not looked at, otherwise 0 */
    private long fails(String user, String address) {
        try {
            throttle.attempt(user, address, this::wrong);
            throw new AssertionError("a wrong password was taken");
        } catch (TooManyTries e) {
            return e.waitSeconds();
        } catch (BadCredentialsException e) {
            return 0;
        }
    }

    private boolean succeeds(String user, String address) {
        try {
            throttle.attempt(user, address, () -> {
                looked.incrementAndGet();
                return UsernamePasswordAuthenticationToken.authenticated(user, null, List.of());
            });
            return true;
        } catch (TooManyTries e) {
            return false;
        }
    }

    private Authentication wrong() {
        looked.incrementAndGet();
        throw new BadCredentialsException("wrong");
    }
}
