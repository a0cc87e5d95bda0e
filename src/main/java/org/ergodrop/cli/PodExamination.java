package org.ergodrop.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ergodrop.pods.Candidate;
import org.ergodrop.pods.Deployments;
import org.ergodrop.pods.GpuOffer;
import org.ergodrop.pods.Pod;
import org.ergodrop.pods.PodProperties;
import org.ergodrop.pods.PodProvider;
import org.ergodrop.pods.PodProviderException;
import org.ergodrop.pods.PodSettingsCheck;
import org.ergodrop.pods.runpod.RunPodClient;
import org.ergodrop.pods.runpod.RunPodProperties;
import org.ergodrop.text.Explained;
import org.springframework.jdbc.BadSqlGrammarException;

/** Looks whether pods could be rented: key, image, GPUs, secrets. Asks RunPod three questions and rents nothing. */
final class PodExamination {

    private static final String SUBJECT = "Pods";

    /** In the order of {@link GpuOffer#availability()}. */
    private static final List<String> STOCK = List.of("NONE", "LOW", "MEDIUM", "HIGH");

    private final ServiceSettings settings;
    private final PodProperties pods;
    private final Locale locale;
    private final List<Finding> findings = new ArrayList<>();

    PodExamination(ServiceSettings settings, Locale locale) {
        this.settings = settings;
        this.pods = settings.of(PodProperties.class);
        this.locale = locale;
    }

    List<Finding> findings() throws IOException {
        image();
        environment();
        try (RunPodClient client = RunPodClient.alone(settings.of(RunPodProperties.class))) {
            key(client);
            catalogue(client.offers());
            findings.add(Finding.note(SUBJECT, say("doctor.pods-balance")));
        } catch (PodProviderException e) {
            findings.add(Finding.bad(SUBJECT, say("pods.provider." + e.kind(), String.valueOf(e.getMessage()))));
        }
        return List.copyOf(findings);
    }

    private void image() {
        String image = pods.image();
        String last = image.substring(image.lastIndexOf('/') + 1);
        if (image.isBlank()) {
            findings.add(Finding.bad(SUBJECT, say("doctor.pods-no-image")));
        } else if (!last.contains(":") || last.endsWith(":latest")) {
            findings.add(Finding.note(SUBJECT, say("doctor.pods-floating", image)));
        } else {
            findings.add(Finding.good(SUBJECT, say("doctor.pods-image", image)));
        }
    }

    private void environment() {
        PodSettingsCheck.ofEnvironment(pods).ifPresent(wrong -> findings.add(Finding.bad(SUBJECT, wrong)));
        boolean isDrive = settings.value("ergodrop.source").orElse("").equalsIgnoreCase("drive");
        boolean hasLogin = Stream.concat(pods.env().keySet().stream(), pods.secrets().keySet().stream())
                .map(key -> key.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT))
                .anyMatch("ergodropgoogleexport"::equals);
        if (isDrive && !hasLogin && pods.work() == PodProperties.SeenIn.FOLDER) {
            findings.add(Finding.bad(SUBJECT, say("doctor.pods-no-export")));
        }
    }

    private void key(PodProvider provider) throws PodProviderException {
        List<Pod> all = provider.list();
        Predicate<Pod> isOurs = pod -> false;
        try {
            isOurs = new Deployments(LedgerOptions.open(settings).jdbc())
                    .find(pods.deployment())
                    .<Predicate<Pod>>map(deployment -> deployment::isOurs)
                    .orElse(isOurs);
        } catch (RuntimeException e) {
            boolean isToldElsewhere = e instanceof Explained || e instanceof BadSqlGrammarException;
            if (!isToldElsewhere) {
                throw e;
            }
        }
        long ours = all.stream().filter(isOurs).count();
        findings.add(Finding.good(SUBJECT, say("doctor.pods-key", all.size(), ours)));
    }

    private void catalogue(List<GpuOffer> offers) {
        Set<String> known =
                offers.stream().map(offer -> offer.candidate().gpuId()).collect(Collectors.toCollection(TreeSet::new));
        pods.gpus().stream()
                .filter(gpu -> !known.contains(gpu))
                .forEach(gpu -> findings.add(Finding.bad(
                        SUBJECT, say("doctor.pods-unknown-gpu", gpu, String.join(", ", known)))));
        List<Candidate> wanted = pods.candidates();
        List<GpuOffer> fitting = offers.stream()
                .filter(offer -> wanted.contains(offer.candidate()))
                .toList();
        if (fitting.isEmpty()) {
            findings.add(Finding.bad(SUBJECT, say("doctor.pods-no-candidate")));
        } else if (fitting.stream().allMatch(offer -> offer.availability() == 0)) {
            findings.add(Finding.note(SUBJECT, say("doctor.pods-scarce", fitting.size())));
        }
        fitting.forEach(this::offer);
    }

    private void offer(GpuOffer offer) {
        String price = String.format(Locale.ROOT, "%.2f", offer.pricePerHour());
        double most = pods.limits().dollarsPerHour();
        findings.add(
                offer.pricePerHour() > most
                        ? Finding.note(SUBJECT, say("doctor.pods-price", offer.candidate(), price, most))
                        : Finding.good(
                                SUBJECT,
                                say("doctor.pods-offer", offer.candidate(), price, STOCK.get(offer.availability()))));
    }

    private String say(String key, Object... arguments) {
        return CliText.SENTENCES.say(locale, key, arguments);
    }
}
