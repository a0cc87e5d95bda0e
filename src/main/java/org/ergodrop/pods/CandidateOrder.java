package org.ergodrop.pods;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In which order candidates are asked for: as configured; after them those of whose kind a pod went wrong lately or that
 * brought no answer, and last those of which the catalogue says that there are none. The catalogue promises nothing, so nobody is left out for what it says.
 *
 * @param all as configured
 */
record CandidateOrder(List<Candidate> all, PodProvider provider, RentedPods pods, Silences silences) {

    private static final Logger LOG = LoggerFactory.getLogger(CandidateOrder.class);

    /** How long a kind of pod that went wrong is asked for later than the others. Ours. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final int LOOK_BACK = 20;

    private static final Set<EndReason> WENT_WRONG =
            Set.of(EndReason.STUCK_STARTING, EndReason.FAILED, EndReason.RESTARTS, EndReason.TOO_EXPENSIVE);

    /**
     * A candidate, and what is known of it.
     *
     * @param price [USD/h], if the catalogue names one
     */
    record Choice(Candidate candidate, OptionalDouble price) {}

    List<Choice> now(Instant now) {
        List<GpuOffer> offers = offers();
        List<Candidate> wrong = pods.latestEnded(LOOK_BACK).stream()
                .filter(pod -> pod.endReason() != null && WENT_WRONG.contains(pod.endReason()))
                .filter(pod -> pod.endAskedAt() != null
                        && pod.endAskedAt().plus(REMEMBERED).isAfter(now))
                .map(RentedPod::candidate)
                .filter(Objects::nonNull)
                .toList();
        Comparator<Candidate> isNone = Comparator.comparing(
                (Candidate candidate) -> availability(candidate, offers).orElse(1) == 0);
        Comparator<Candidate> wentWrong = Comparator.comparing((Candidate candidate) ->
                silences.isSilent(candidate, now) || wrong.stream().anyMatch(bad -> covers(candidate, bad)));
        // sorting keeps the configured order among equals
        return all.stream()
                .sorted(isNone.thenComparing(wentWrong))
                .map(candidate -> new Choice(candidate, price(candidate, offers)))
                .toList();
    }

    private List<GpuOffer> offers() {
        try {
            return provider.offers();
        } catch (PodProviderException e) {
            LOG.info("the catalogue does not answer, the candidates keep their order: {}", e.getMessage());
            return List.of();
        }
    }

    private static OptionalInt availability(Candidate candidate, List<GpuOffer> offers) {
        return offers.stream()
                .filter(offer -> covers(candidate, offer.candidate()) || covers(offer.candidate(), candidate))
                .mapToInt(GpuOffer::availability)
                .max();
    }

    private static OptionalDouble price(Candidate candidate, List<GpuOffer> offers) {
        return offers.stream()
                .filter(offer -> covers(candidate, offer.candidate()) || covers(offer.candidate(), candidate))
                .mapToDouble(GpuOffer::pricePerHour)
                .filter(price -> !Double.isNaN(price))
                .min();
    }

    /** Whether {@code narrow} is what {@code wide} asks for; without a data centre it means any. */
    private static boolean covers(Candidate wide, Candidate narrow) {
        return wide.gpuId().equals(narrow.gpuId())
                && wide.cloud().equals(narrow.cloud())
                && (wide.dataCenterId() == null || wide.dataCenterId().equals(narrow.dataCenterId()));
    }
}
