package org.ergodrop.pods.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ergodrop.demo.google.VirtualClock;
import org.ergodrop.demo.runpod.RunPodOptions;
import org.ergodrop.demo.runpod.RunPodStandIn;
import org.ergodrop.pods.BilledPod;
import org.ergodrop.pods.Candidate;
import org.ergodrop.pods.GpuOffer;
import org.ergodrop.pods.Pod;
import org.ergodrop.pods.PodProviderException.Kind;
import org.ergodrop.pods.PodRequest;
import org.ergodrop.pods.PodStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a stand-in that was written from RunPod's description without it. */
class RunPodStandInTest {

    private static final PodRequest REQUEST = new PodRequest(
            "ergodrop-a-b",
            "registry/ergodrop:1",
            new Candidate("NVIDIA L4", "SECURE", "EU-RO-1"),
            30,
            null,
            Map.of("ERGODROP_INTENT", "b"));

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-06-01T12:00:00Z"));
    private RunPodStandIn runPod;
    private RunPodClient client;

    @BeforeEach
    void start() throws Exception {
        runPod = RunPodStandIn.start(RunPodOptions.forTests().withClock(clock).withRequestsPerMinute(60));
        client = RunPodClient.alone(StubRunPod.properties(URI.create(runPod.baseUrl()), runPod.accountKey()));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        runPod.close();
    }

    @Test
    void aPodLivesCostsAndIsGone() throws Exception {
        Pod created = client.create(REQUEST);
        assertThat(created.status()).isEqualTo(PodStatus.PROVISIONING);
        assertThat(created.costPerHour()).isEqualTo(0.39);
        clock.advance(Duration.ofHours(2));
        assertThat(client.list()).singleElement().satisfies(pod -> {
            assertThat(pod.id()).isEqualTo(created.id());
            assertThat(pod.name()).isEqualTo("ergodrop-a-b");
            assertThat(pod.status()).isEqualTo(PodStatus.RUNNING);
            assertThat(pod.dataCenterId()).isEqualTo("EU-RO-1");
            assertThat(pod.createdAt()).isEqualTo(Instant.parse("2026-06-01T12:00:00Z"));
            assertThat(pod.uptimeSeconds()).isBetween(7000L, 7200L);
        });
        client.stop(created.id());
        assertThat(client.find(created.id()).orElseThrow().status()).isEqualTo(PodStatus.EXITED);
        client.terminate(created.id());
        client.terminate(created.id());
        assertThat(client.find(created.id())).isEmpty();
        assertThat(client.list()).isEmpty();
        assertThat(client.billed(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-02T00:00:00Z")))
                .singleElement()
                .extracting(BilledPod::podId)
                .isEqualTo(created.id());
        assertThat(runPod.pods().get(created.id()).env()).containsEntry("ERGODROP_INTENT", "b");
    }

    @Test
    void whatTheCatalogueSaysOrdersTheCandidates() throws Exception {
        runPod.market().set("NVIDIA L4", "EU-RO-1", "SECURE", 0);
        assertThat(client.offers())
                .contains(
                        new GpuOffer(new Candidate("NVIDIA L4", "COMMUNITY", "EU-RO-1"), 3, 0.32),
                        new GpuOffer(new Candidate("NVIDIA H100 PCIe", "SECURE", null), 3, 2.39))
                .noneMatch(offer -> offer.candidate().equals(REQUEST.candidate()) && offer.availability() > 0);
        assertThat(RunPodClientTest.failure(() -> client.create(REQUEST)).kind())
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void withoutMoneyOrWithAnotherKeyThereIsNoPod() throws Exception {
        runPod.pods().payIn(-100);
        assertThat(RunPodClientTest.failure(() -> client.create(REQUEST)).kind())
                .isEqualTo(Kind.NO_BALANCE);
        try (RunPodClient stranger =
                RunPodClient.alone(StubRunPod.properties(URI.create(runPod.baseUrl()), "another-key"))) {
            assertThat(RunPodClientTest.failure(stranger::list).kind()).isEqualTo(Kind.UNAUTHORIZED);
        }
    }

    @Test
    void theClientStopsByItselfBeforeRunPodSaysTooMany() throws Exception {
        int answered = 0;
        Kind end = null;
        while (end == null && answered < 100) {
            try {
                client.list();
                answered++;
            } catch (org.ergodrop.pods.PodProviderException e) {
                end = e.kind();
            }
        }
        assertThat(end).isEqualTo(Kind.RATE_LIMITED);
        assertThat(answered).isEqualTo(60 - CallGate.RESERVE);
        assertThat(runPod.journal().entries()).noneMatch(entry -> entry.status() == 429);
        client.terminate("p1");
    }
}
