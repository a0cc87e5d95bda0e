package org.ergodrop.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.ergodrop.pods.Deployment;
import org.ergodrop.pods.Deployments;
import org.ergodrop.pods.Pod;
import org.ergodrop.pods.PodCosts;
import org.ergodrop.pods.PodIntents;
import org.ergodrop.pods.PodProperties;
import org.ergodrop.pods.PodProvider;
import org.ergodrop.pods.PodProviderException;
import org.ergodrop.pods.PodsByHand;
import org.ergodrop.pods.RentedPods;
import org.ergodrop.pods.runpod.RunPodClient;
import org.ergodrop.pods.runpod.RunPodProperties;
import org.springframework.jdbc.BadSqlGrammarException;

/**
 * What the commands about pods work with: the ledger's rows and RunPod itself.
 *
 * @param deployment tells our pods from others
 * @param language of the mails that a command may give rise to
 */
record OpenedPods(
        PodProvider provider,
        PodProperties properties,
        LedgerOptions.Opened ledger,
        Deployment deployment,
        PodsByHand byHand,
        Locale language)
        implements AutoCloseable {

    /** @throws RuntimeException with a sentence when there is no ledger, or none with pods in it */
    static OpenedPods open(LedgerOptions options) {
        ServiceSettings settings = options.service();
        PodProperties properties = settings.of(PodProperties.class);
        RunPodProperties runPod = settings.of(RunPodProperties.class);
        LedgerOptions.Opened ledger = LedgerOptions.open(settings);
        try {
            Deployment deployment = new Deployments(ledger.jdbc())
                    .find(properties.deployment())
                    .orElseThrow(() -> LedgerOptions.failure("pods.none-ever"));
            new RentedPods(ledger.jdbc()).newest(1);
            return new OpenedPods(
                    RunPodClient.alone(runPod),
                    properties,
                    ledger,
                    deployment,
                    new PodsByHand(
                            ledger.jdbc(),
                            ledger.transaction(),
                            deployment,
                            Clock.systemDefaultZone(),
                            new SecureRandom()),
                    Locale.forLanguageTag(settings.value("ergodrop.language").orElse("cs")));
        } catch (BadSqlGrammarException noTables) {
            throw LedgerOptions.failure("pods.no-tables");
        }
    }

    RentedPods rows() {
        return new RentedPods(ledger.jdbc());
    }

    PodIntents wishes() {
        return new PodIntents(ledger.jdbc());
    }

    PodCosts costs() {
        return new PodCosts(ledger.jdbc());
    }

    /** Every pod of the account. */
    List<Pod> listed() {
        try {
            return provider.list();
        } catch (PodProviderException e) {
            throw failure(e);
        }
    }

    /** What RunPod said, with what to do about it. */
    static RuntimeException failure(PodProviderException e) {
        return LedgerOptions.failure("pods.provider." + e.kind(), String.valueOf(e.getMessage()));
    }

    @Override
    public void close() throws IOException {
        if (provider instanceof RunPodClient client) {
            client.close();
        }
    }
}
