package org.ergodrop.pods;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.LeaderLease;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.Troubles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The controller of the pods; only its account can be read in a process that has not the role. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PodProperties.class)
class PodsConfiguration {

    /** What the lease is of. */
    static final String LEAD = "pods";

    @Bean
    PodCosts podCosts(JdbcClient jdbc) {
        return new PodCosts(jdbc);
    }

    /** The role pods. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("ergodrop.role.pods")
    static class Controller {

        /** RunPod allows 60 requests a minute, and asks for pods at most so often. */
        private static final Duration SHORTEST_AT_RUNPOD = Duration.ofSeconds(10);

        /** Ours: with it a turn of a hot folder that does not answer is over about when the next one is due. */
        private static final Duration LONGEST_LOOK = Duration.ofSeconds(45);

        @Bean(destroyMethod = "release")
        LeaderLease podLead(JdbcClient jdbc, PlatformTransactionManager transactions, PodProperties settings) {
            return new LeaderLease(
                    jdbc,
                    new TransactionTemplate(transactions),
                    LEAD,
                    UUID.randomUUID().toString(),
                    settings.patience().lease(),
                    System::nanoTime);
        }

        @Bean
        Deployment podDeployment(JdbcClient jdbc, PodProperties settings) {
            return new Deployments(jdbc).findOrMake(settings.deployment(), new SecureRandom());
        }

        @Bean
        WorkInSight workInSight(
                PodProperties settings,
                HotFolders folders,
                Queues queues,
                JdbcClient jdbc,
                Troubles troubles,
                Clock clock) {
            return settings.work() == PodProperties.SeenIn.LEDGER
                    ? new LedgerWork(jdbc, troubles, clock)
                    : new SightInTime(new HotFolderWork(folders, queues, System::nanoTime), LONGEST_LOOK);
        }

        @Bean
        PodTurn podTurn(PodDesk desk, WorkInSight sight, Environment environment, PodCosts costs, Queues queues) {
            PodProperties settings = desk.settings();
            if (settings.work() == PodProperties.SeenIn.FOLDER && queues.all().size() > 1) {
                requireOneLogin(queues, environment.getProperty("ergodrop.account", "default"));
            }
            requireComplete(settings, environment.getProperty("ergodrop.runpod.base-url", ""));
            PodEnvironment variables =
                    PodEnvironment.of(PodEnvironment.shared(environment), settings, desk.deployment());
            return PodTurn.of(desk, sight, variables, costs, language(queues));
        }

        @Bean
        PodDesk podDesk(
                PodLedger ledger,
                PodProvider provider,
                PodNews news,
                Deployment deployment,
                PodProperties settings,
                Clock clock) {
            return new PodDesk(ledger, provider, new PodPause(), news, deployment, settings, clock);
        }

        @Bean
        PodLedger podLedger(JdbcClient jdbc, LeaderLease lead, ObjectProvider<PodSteps> steps, Clock clock) {
            return new PodLedger(
                    new PodIntents(jdbc),
                    new RentedPods(jdbc),
                    new CostBook(jdbc, clock.getZone()),
                    lead,
                    steps.getIfAvailable(() -> step -> {}));
        }

        @Bean
        PodNews podNews(Troubles troubles, Outbox outbox, PodCosts costs, Deployment deployment, Queues queues) {
            return new PodNews(troubles, outbox, costs, deployment.prefix(), language(queues));
        }

        @Bean
        PodCycleDue podCycleDue(LeaderLease lead, PodProperties settings) {
            return new PodCycleDue(lead, settings.patience().every(), System::nanoTime);
        }

        @Bean
        KeepLead keepLead(PodCycleDue turns) {
            return new KeepLead(turns);
        }

        @Bean
        LookAtWork lookAtWork(PodTurn turn) {
            return turn.lookAtWork();
        }

        @Bean
        ListPods listPods(PodTurn turn) {
            return turn.listPods();
        }

        @Bean
        SettlePods settlePods(PodTurn turn) {
            return turn.settlePods();
        }

        @Bean
        ReapPods reapPods(PodTurn turn) {
            return turn.reapPods();
        }

        @Bean
        StartPods startPods(PodTurn turn) {
            return turn.startPods();
        }

        @Bean
        AccountPods accountPods(PodTurn turn) {
            return turn.accountPods();
        }

        /** A pod knows what its settings say, and one Google login. */
        static void requireOneLogin(Queues queues, String account) {
            for (QueueSettings queue : queues.all()) {
                boolean isFound = queue.source() == QueueSettings.Source.DRIVE
                        && queue.driveRoot() != null
                        && !queue.driveRoot().isBlank();
                if (!isFound || !queue.account().equals(account)) {
                    throw new IllegalArgumentException("ergodrop.queues: the pods cannot serve the queue "
                            + queue.name() + "; with ergodrop.pods.work=folder each queue needs source=drive, its"
                            + " drive-root and the account of the service (" + account
                            + "). Give it a controller of its own, or set ergodrop.pods.work to ledger");
                }
            }
        }

        private static void requireComplete(PodProperties settings, String baseUrl) {
            if (settings.image().isBlank()) {
                throw new IllegalArgumentException(
                        "ergodrop.pods.image is empty: name the container image of the pods (docs/pods.md)");
            }
            if (baseUrl.contains("runpod.io") && settings.patience().every().compareTo(SHORTEST_AT_RUNPOD) < 0) {
                throw new IllegalArgumentException("ergodrop.pods.patience.every must be at least 10s at RunPod");
            }
        }

        /** The operator reads what the first queue's people read. */
        private static Locale language(Queues queues) {
            return queues.all().get(0).language();
        }
    }
}
