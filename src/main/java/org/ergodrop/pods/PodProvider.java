package org.ergodrop.pods;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who rents pods out. Each verb is one request; nothing is repeated here, because only the caller knows what a repeat would
 * cost. All throw {@link PodProviderException}.
 */
public interface PodProvider {

    /** Every pod of the account, foreign ones included. Complete or an exception. */
    List<Pod> list() throws PodProviderException;

    /** One pod; empty when the provider says that there is none, which right after its creation proves nothing. */
    Optional<Pod> find(String podId) throws PodProviderException;

    Pod create(PodRequest request) throws PodProviderException;

    /** Asks for the pod's end; a pod that is gone is no failure. Proof is the caller's business. */
    void terminate(String podId) throws PodProviderException;

    /** Only for a pod that will not be terminated: no GPU costs any more, its disk still does. */
    void stop(String podId) throws PodProviderException;

    /** The catalogue for one GPU each: cheapest way to learn what is worth asking for. */
    List<GpuOffer> offers() throws PodProviderException;

    /** What was billed between two instants. */
    List<BilledPod> billed(Instant from, Instant to) throws PodProviderException;
}
