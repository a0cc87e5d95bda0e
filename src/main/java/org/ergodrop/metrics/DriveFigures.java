package org.ergodrop.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.function.ToDoubleFunction;
import org.ergodrop.google.Authorizations;
import org.ergodrop.google.QuotaMeter;

/** What one Google account costs this process: quota, requests, repeats; and how old its login is. */
final class DriveFigures {

    private DriveFigures() {}

    static void register(String account, QuotaMeter quota, Reading<Double> ageSeconds, MeterRegistry meters) {
        FunctionCounter.builder("ergodrop.drive.quota", quota, QuotaMeter::units)
                .description("Quota units of the Drive API that were spent")
                .baseUnit("units")
                .tag("account", account)
                .register(meters);
        for (QuotaMeter.Call call : QuotaMeter.Call.values()) {
            FunctionCounter.builder("ergodrop.drive.requests", quota, meter -> meter.calls(call))
                    .description("Requests to the Drive API, repeats included")
                    .tag("account", account)
                    .tag("call", LedgerFigures.label(call))
                    .register(meters);
        }
        repeats(account, "slow_down", quota, QuotaMeter::throttles, meters);
        repeats(account, "failure", quota, QuotaMeter::repeats, meters);
        Gauge.builder("ergodrop.token.age", ageSeconds, age -> age.show(seconds -> seconds))
                .description("How long ago somebody logged the account in; no number without a login")
                .baseUnit("seconds")
                .tag("account", account)
                .register(meters);
    }

    private static void repeats(
            String account, String why, QuotaMeter quota, ToDoubleFunction<QuotaMeter> count, MeterRegistry meters) {
        FunctionCounter.builder("ergodrop.drive.retries", quota, count)
                .description("Requests to the Drive API that were repeated: Google said slow down, or they failed")
                .tag("account", account)
                .tag("why", why)
                .register(meters);
    }

    /** NaN without a login: a service account has none. */
    static double ageSeconds(Authorizations authorizations, String account) {
        try {
            return authorizations
                    .facts(account)
                    .map(facts -> facts.age().toMillis() / 1000.0)
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
