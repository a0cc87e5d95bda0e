package org.ergodrop.pods;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.ergodrop.jobs.TroubleKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the provider for the pod of an intent, one candidate after another. Written down before each request: it may arrive. */
class AskForPod {

    private static final Logger LOG = LoggerFactory.getLogger(AskForPod.class);

    /** When there is no money or no key, somebody has to do something; looked again after so long. Ours. */
    private static final Duration WAIT_FOR_PEOPLE = Duration.ofMinutes(10);

    /** What became of a round. */
    enum Outcome {
        /** There is a pod, or there may be one. */
        ASKED,
        /** Nobody had one. */
        NOBODY,
        /** No use to ask for another one now. */
        STOPPED
    }

    private final PodLedger ledger;
    private final PodProvider provider;
    private final PodPause pause;
    private final CandidateOrder order;
    private final Silences silences = new Silences();
    private final PodRequests requests;
    private final CostGuard guard;
    private final PodNews news;
    private final PodPatience patience;
    private final Clock clock;

    AskForPod(PodDesk desk, PodRequests requests, CostGuard guard) {
        this.ledger = desk.ledger();
        this.provider = desk.provider();
        this.pause = desk.pause();
        this.order = new CandidateOrder(desk.settings().candidates(), provider, ledger.pods(), silences);
        this.requests = requests;
        this.guard = guard;
        this.news = desk.news();
        this.patience = desk.settings().patience();
        this.clock = desk.clock();
    }

    Outcome ask(PodIntent wanted) {
        String last = null;
        for (CandidateOrder.Choice choice : order.now(clock.instant())) {
            if (guard.isTooExpensive(choice.price())) {
                last = news.say(
                        "tooExpensive",
                        choice.candidate(),
                        news.number(choice.price().getAsDouble()),
                        news.number(guard.dollarsPerHour()));
                continue;
            }
            PodIntent intent = ledger.intents().get(wanted.id());
            PodRequest request = requests.of(intent, choice.candidate(), clock.instant());
            if (intent.state() != IntentState.WANTED || pause.isMisfit(PodRequestShape.of(request))) {
                return Outcome.STOPPED;
            }
            Instant now = clock.instant();
            boolean isMine = ledger.write(
                    PodStep.ASKING_WRITTEN,
                    () -> ledger.intents().asking(intent, choice.candidate(), now, requests.deadline(now)));
            if (!isMine) {
                return Outcome.STOPPED;
            }
            try {
                made(ledger.intents().get(intent.id()), provider.create(request));
                return Outcome.ASKED;
            } catch (PodProviderException e) {
                LOG.info("{}: {}: {}", intent.podName(), choice.candidate(), e.getMessage());
                Outcome outcome = failed(ledger.intents().get(intent.id()), request, e);
                if (outcome != Outcome.NOBODY) {
                    return outcome;
                }
                last = choice.candidate() + ": " + e.getMessage();
            }
        }
        return roundOver(ledger.intents().get(wanted.id()), last);
    }

    private void made(PodIntent asked, Pod pod) {
        ledger.steps().done(PodStep.POD_CREATED);
        Instant now = clock.instant();
        ledger.write(PodStep.POD_WRITTEN, () -> {
            Instant deadline = asked.deadline() == null ? requests.deadline(now) : asked.deadline();
            ledger.pods().insert(pod, asked.id(), deadline, now, false);
            // it costs from somewhere between the request and its answer
            ledger.pods().countFrom(pod.id(), Objects.requireNonNullElse(asked.askedAt(), now));
            return ledger.intents().met(asked);
        });
        pause.keyRefused(false);
        LOG.info("pod {} ({}) is being made: {}, {} $/h", pod.name(), pod.id(), asked.candidate(), pod.costPerHour());
        news.end(
                TroubleKind.POD_UNAVAILABLE,
                TroubleKind.POD_BALANCE,
                TroubleKind.POD_KEY_REFUSED,
                TroubleKind.POD_REQUEST_REFUSED);
    }

    /** NOBODY: the next candidate may do. */
    private Outcome failed(PodIntent asked, PodRequest request, PodProviderException failure) {
        Instant now = clock.instant();
        String said = failure.getMessage();
        switch (failure.kind()) {
            case REFUSED, FORBIDDEN -> {
                back(asked, now, said);
                return Outcome.NOBODY;
            }
            case RATE_LIMITED -> {
                back(asked, now, said);
                pause.rateLimited(now, failure.retryAfter());
            }
            case NO_BALANCE -> {
                back(asked, now, said);
                pause.noCreation(now.plus(WAIT_FOR_PEOPLE));
                news.begin(TroubleKind.POD_BALANCE, said);
            }
            case UNAUTHORIZED -> {
                back(asked, now, said);
                pause.noCreation(now.plus(WAIT_FOR_PEOPLE));
                pause.keyRefused(true);
                news.begin(TroubleKind.POD_KEY_REFUSED, said);
            }
            case MALFORMED -> {
                back(asked, now, said);
                pause.misfits(PodRequestShape.of(request));
                news.begin(TroubleKind.POD_REQUEST_REFUSED, said);
            }
            case UNAVAILABLE, UNCLEAR, CONFLICT -> {
                // it may have arrived: looked for by its name before anything else is asked for
                ledger.note(() -> ledger.intents().unclear(asked, now, said));
                silences.add(request.candidate(), now);
                unavailable(request.candidate() + ": " + said);
                return Outcome.ASKED;
            }
        }
        return Outcome.STOPPED;
    }

    private void back(PodIntent asked, Instant now, @Nullable String answer) {
        ledger.note(() -> ledger.intents().refused(asked, now, answer));
    }

    private Outcome roundOver(PodIntent wanted, @Nullable String last) {
        Duration wait = Backoff.pause(patience.firstRound(), 2, wanted.rounds(), patience.longestRound());
        ledger.note(() -> ledger.intents().roundOver(wanted, clock.instant().plus(wait)));
        unavailable(last == null ? "-" : last);
        return Outcome.NOBODY;
    }

    private void unavailable(String answer) {
        news.begin(TroubleKind.POD_UNAVAILABLE, news.subject(), patience.tellAfter(), answer);
    }
}
