package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.ergodrop.demo.runpod.RunPodOptions;
import org.ergodrop.demo.runpod.RunPodStandIn;
import org.ergodrop.jobs.LeaderLease;
import org.ergodrop.jobs.TestLedger;
import org.ergodrop.pods.Deployment;
import org.ergodrop.pods.EndReason;
import org.ergodrop.pods.IntentState;
import org.ergodrop.pods.PodIntent;
import org.ergodrop.pods.PodIntents;
import org.ergodrop.pods.PodsByHand;
import org.ergodrop.pods.RentState;
import org.ergodrop.pods.RentedPod;
import org.ergodrop.pods.RentedPods;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against a stand-in for RunPod, beside a service that has the same ledger open. */
class PodsCommandTest {

    @TempDir
    private Path data;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private Connection connection;
    private TestLedger service;
    private RunPodStandIn runPod;

    @BeforeEach
    void theServiceRuns() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:file:" + data.resolve("ledger/ergodrop") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0");
        connection =
                database.getConnection(); // as the service's pool: without one the database closes after each statement
        service = TestLedger.on(database);
        runPod = RunPodStandIn.start(RunPodOptions.forTests());
    }

    @AfterEach
    void close() throws Exception {
        runPod.close();
        connection.close();
        service.close();
    }

    /** A pod that the service wanted and has: wish, pod at RunPod, row. */
    private String adopted() {
        String name = new PodsByHand(
                        service.jdbc,
                        service.transaction,
                        new Deployment("test"),
                        Clock.systemUTC(),
                        new SecureRandom())
                .want();
        service.jdbc
                .sql("update pod_intent set state = 'ASKED', asks = 1, asked_at = current_timestamp,"
                        + " deadline = dateadd('hour', 1, current_timestamp) where pod_name = ?")
                .param(name)
                .update();
        runPod.pods().addPod(name, Map.of());
        assertThat(pods("reap")).isZero();
        return name;
    }

    private RentedPods rows() {
        return new RentedPods(service.jdbc);
    }

    @Test
    void theListJoinsRunPodWithTheLedgerAndOnlyCountsThePodsOfOthers() {
        String name = adopted();
        String unknown = "ergodrop-test-unknown";
        runPod.pods().addPod(unknown, Map.of());
        runPod.pods().addPod("somebody-elses", Map.of());
        runPod.pods().addPod("ergodrop-test2-neighbour", Map.of());
        assertThat(pods("list")).isZero();
        assertThat(out.toString().lines()).hasSize(4).satisfies(lines -> {
            assertThat(lines.get(0)).matches("POD +STAV +GPU +KDE +OD +\\$/H +CENA \\$ .*");
            assertThat(lines.get(1)).startsWith(name).contains("PROVISIONING", "NVIDIA L4", "SECURE", "0.390");
            assertThat(lines.get(2)).startsWith(unknown).contains("evidence ho nezná");
            assertThat(lines.get(3)).contains("2").contains("nesahá");
        });
        assertThat(out.toString()).doesNotContain("somebody", "neighbour");
    }

    @Test
    void nothingIsSaidInASentence() {
        assertThat(pods("list")).isZero();
        assertThat(out.toString()).startsWith("Tato instalace nemá žádný pod");
        assertThat(pods("cost")).isZero();
        assertThat(out.toString()).contains("žádné pody nebyly");
        assertThat(pods("stop", "--all")).isZero();
    }

    @Test
    void aWishIsWrittenForTheServiceAndCanBeTakenBack() throws Exception {
        assertThat(pods("start", "--lang", "en")).isZero();
        PodIntent wish = new PodIntents(service.jdbc).in(IntentState.WANTED).get(0);
        assertThat(wish.byHand()).isTrue();
        assertThat(out.toString()).contains(wish.podName(), "No service with the role pods runs");
        assertThat(runPod.pods().ever()).isEmpty();
        assertThat(pods("list")).isZero();
        assertThat(out.toString()).contains(wish.podName(), "WANTED");
        assertThat(pods("stop", wish.podName())).isZero();
        assertThat(new PodIntents(service.jdbc).in(IntentState.WANTED)).isEmpty();
        controller().hold();
        assertThat(pods("start", "--lang", "en")).isZero();
        assertThat(out.toString()).contains("at its next turn");
    }

    @Test
    void withoutAnImageOrWithoutRoomNothingIsWanted() {
        assertThat(pods("start", "--set", "ergodrop.pods.image=")).isEqualTo(1);
        assertThat(err.toString()).contains("ergodrop.pods.image");
        assertThat(pods("start", "--set", "ergodrop.pods.limits.max-pods=0")).isEqualTo(1);
        assertThat(new PodIntents(service.jdbc).in(IntentState.WANTED)).isEmpty();
    }

    @Test
    void aStoppedPodIsGoneAndTheLedgerKnowsWhoWantedIt() {
        String name = adopted();
        assertThat(pods("stop", name, "--lang", "en")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        name + ": asked to end",
                        name + ": not there; looking once more for the proof",
                        name + ": gone, proven");
        assertThat(runPod.pods().alive()).isEmpty();
        RentedPod row = rows().newest(1).get(0);
        assertThat(row.state()).isEqualTo(RentState.ENDING);
        assertThat(row.endReason()).isEqualTo(EndReason.BY_HAND);
        await().untilAsserted(() -> {
            assertThat(pods("reap")).isZero();
            assertThat(rows().newest(1).get(0).state()).isEqualTo(RentState.GONE);
        });
        assertThat(pods("stop", name)).isZero();
        assertThat(pods("list")).isZero();
        assertThat(out.toString()).startsWith("Tato instalace nemá");
        assertThat(pods("list", "--all", "--lang", "en")).isZero();
        assertThat(out.toString()).contains(name, "GONE", "ended by hand");
    }

    @Test
    void allMeansAllOfOursAndNoOther() {
        adopted();
        runPod.pods().addPod("ergodrop-test-unknown", Map.of());
        String foreign = runPod.pods().addPod("somebody-elses", Map.of());
        assertThat(pods("stop", "--all")).isZero();
        assertThat(runPod.pods().alive())
                .singleElement()
                .satisfies(pod -> assertThat(pod.id()).isEqualTo(foreign));
        assertThat(pods("stop", foreign)).isEqualTo(1);
        assertThat(err.toString()).contains("cizí");
        assertThat(pods("stop", "ergodrop-test-nothing")).isEqualTo(1);
        assertThat(runPod.pods().get(foreign).isAlive()).isTrue();
    }

    @Test
    void aPodThatIsJustBeingAskedForKeepsNoOtherOneAlive() {
        String name = adopted();
        assertThat(pods("start")).isZero();
        service.jdbc
                .sql(
                        "update pod_intent set state = 'ASKED', asks = 1, asked_at = current_timestamp where state = 'WANTED'")
                .update();
        assertThat(pods("stop", "--all", "--lang", "en")).isEqualTo(1);
        assertThat(out.toString()).contains(name + ": gone, proven");
        assertThat(err.toString()).contains("it may come: ergodrop-test-").doesNotContain(name);
        assertThat(runPod.pods().alive()).isEmpty();
    }

    @Test
    void aPodThatOnlyHidesIsNotTakenForGone() {
        String name = adopted();
        String id = rows().newest(1).get(0).id();
        runPod.faults().on("DELETE /pods/{id}").first(2).answer(500, "internal error");
        assertThat(pods("stop", name, "--lang", "en")).isZero();
        assertThat(out.toString()).contains("internal error", "still there", "gone, proven");
        assertThat(runPod.pods().get(id).isAlive()).isFalse();
    }

    @Test
    void whatIsNotProvenInTimeIsAFailureThatNamesThePod() {
        String name = adopted();
        runPod.faults().on("DELETE /pods/{id}").answer(500, "internal error");
        assertThat(pods("stop", name, "--patience", "1")).isEqualTo(1);
        assertThat(err.toString()).contains(name).contains("mohou dál stát peníze");
    }

    @Test
    void aTurnByHandEndsWhatNobodyWantsAndSaysSo() {
        runPod.pods().addPod("ergodrop-test-orphan", Map.of());
        assertThat(pods("reap", "--lang", "en")).isZero();
        assertThat(out.toString()).isEqualTo("ergodrop-test-orphan: asked to end (nobody wanted it)\n");
        assertThat(runPod.pods().alive()).isEmpty();
        assertThat(pods("reap", "--lang", "en")).isZero();
        assertThat(out.toString()).isEqualTo("ergodrop-test-orphan: not there; the next turn proves it\n");
        await().untilAsserted(() -> {
            assertThat(pods("reap", "--lang", "en")).isZero();
            assertThat(out.toString()).isEqualTo("ergodrop-test-orphan: gone, proven\n");
        });
        assertThat(pods("reap", "--lang", "en")).isZero();
        assertThat(out.toString()).isEqualTo("Nothing was to be done.\n");
        assertThat(controller().hold()).as("the lead is free again").isTrue();
    }

    @Test
    void besideALivingControllerATurnByHandDoesNothing() throws Exception {
        runPod.pods().addPod("ergodrop-test-orphan", Map.of());
        LeaderLease controller = controller();
        Thread beats = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                controller.hold();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        });
        controller.hold();
        beats.start();
        try {
            assertThat(pods("reap", "--lang", "en")).isZero();
        } finally {
            beats.interrupt();
            beats.join();
        }
        assertThat(out.toString()).contains("The service leads");
        assertThat(runPod.pods().alive()).hasSize(1);
        assertThat(pods("reap")).as("the controller has died meanwhile").isZero();
        assertThat(runPod.pods().alive()).isEmpty();
    }

    private LeaderLease controller() {
        return new LeaderLease(
                service.jdbc, service.transaction, "pods", "controller", Duration.ofSeconds(1), System::nanoTime);
    }

    @Test
    void costIsToldByDayAndPodBesideTheBill() {
        String name = adopted();
        pods("stop", "--all");
        pods("reap");
        assertThat(pods("cost", "--lang", "en")).isZero();
        assertThat(out.toString().lines()).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0)).matches("DAY +POD +HOURS +COUNTED \\$ +BILLED \\$");
            assertThat(lines.get(1)).contains(name, "0.00");
            assertThat(lines.get(2)).startsWith("SUM");
        });
        assertThat(pods("cost", "--lang", "en", "--set", "ergodrop.runpod.api-key=wrong"))
                .isEqualTo(1);
        assertThat(out.toString()).as("our own account is here").contains(name);
        runPod.pods().addPod("came-and-went-unseen", Map.of());
        assertThat(pods("cost", "--lang", "en")).isZero();
        assertThat(out.toString()).contains("RunPod also billed one pod with 0.00 $ that this ledger does not know");
        assertThat(pods("cost", "--days", "0")).isEqualTo(2);
        assertThat(pods("cost", "--days", "400")).isEqualTo(2);
    }

    @Test
    void aKeyThatRunPodDoesNotTakeIsOneSentenceAndNoTroubleOfTheService() {
        for (String command : List.of("list", "reap", "cost")) {
            adopted();
            assertThat(pods(command, "--set", "ergodrop.runpod.api-key=wrong-CANARY", "--lang", "en"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("does not take the key").hasLineCount(1);
            assertThat(err.toString() + out).doesNotContain("CANARY");
        }
        assertThat(service.troubles.all()).isEmpty();
    }

    @Test
    void theDoctorSaysWhatKeepsPodsFromBeingRented() throws Exception {
        runPod.pods().addPod("somebody-elses", Map.of());
        assertThat(doctor())
                .contains("ok    Pods        image registry/ergodrop:1")
                .contains("the key works; 1 pods in the account, 0 of them ours")
                .contains("NVIDIA L4 / SECURE: 0.39 $/h, stock HIGH")
                .doesNotContain("FAIL");
        assertThat(doctor(
                        "ergodrop.pods.image=registry/ergodrop",
                        "ergodrop.pods.gpus=NVIDIA H100 PCIe,NVIDIA B9000",
                        "ergodrop.source=drive",
                        "ergodrop.pods.env.spring.mail.password=CANARY",
                        "ergodrop.pods.limits.dollars-per-hour=2.1"))
                .contains("note  Pods        The image registry/ergodrop has no version")
                .contains("FAIL  Pods        RunPod's catalogue has no such GPU: NVIDIA B9000")
                .contains("note  Pods        NVIDIA H100 PCIe / SECURE costs 2.39 $/h, more than")
                .contains("FAIL  Pods        The pods have no Google login")
                .contains("FAIL  Pods        ergodrop.pods.env: SPRING_MAIL_PASSWORD looks like a secret")
                .doesNotContain("CANARY");
        runPod.market().setEverywhere(0);
        assertThat(doctor()).contains("is in stock now");
        assertThat(doctor("ergodrop.runpod.api-key=wrong")).contains("FAIL  Pods        RunPod does not take the key");
    }

    private String doctor(String... settings) throws Exception {
        List<String> all = new ArrayList<>(List.of(settings));
        settings().stream()
                .filter(setting -> all.stream().noneMatch(given -> given.startsWith(key(setting))))
                .toList()
                .forEach(all::add);
        return new PodExamination(ServiceSettings.read(all), Locale.ENGLISH)
                .findings().stream()
                        .map(finding -> String.format(
                                "%s  %-11s %s", finding.level().mark(), finding.subject(), finding.words()))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void wrongUseIsToldApartFromFailure() {
        assertThat(pods("stop")).isEqualTo(2);
        assertThat(pods("stop", "--all", "name")).isEqualTo(2);
        assertThat(command("pods")).isEqualTo(2);
        assertThat(command("pods", "list", "--help")).isZero();
    }

    @Test
    void anInstallationThatNeverWantedAPodHasNone() {
        assertThat(pods("list", "--set", "ergodrop.pods.deployment=")).isEqualTo(1);
        assertThat(err.toString()).contains("ergodrop.roles");
    }

    private List<String> settings() {
        return List.of(
                "ergodrop.data=" + data,
                "ergodrop.pods.deployment=test",
                "ergodrop.pods.image=registry/ergodrop:1",
                "ergodrop.pods.patience.proof-apart=200ms",
                "ergodrop.pods.patience.lease=5s",
                "ergodrop.runpod.base-url=" + runPod.baseUrl(),
                "ergodrop.runpod.api-key=" + runPod.accountKey());
    }

    private static String key(String setting) {
        return setting.substring(0, setting.indexOf('=') + 1);
    }

    private int pods(String... arguments) {
        List<String> all = new ArrayList<>(List.of("pods"));
        all.addAll(List.of(arguments));
        for (String setting : settings()) {
            boolean isGiven = all.stream().anyMatch(word -> word.startsWith(key(setting)));
            if (!isGiven) {
                all.addAll(List.of("--set", setting));
            }
        }
        return command(all.toArray(String[]::new));
    }

    private int command(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return Ergodrop.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
