package org.ergodrop.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.ergodrop.pods.Pod;
import org.ergodrop.pods.PodProvider;
import org.ergodrop.pods.PodProviderException;
import org.ergodrop.pods.PodProviderException.Kind;

/**
 * Ends pods and proves it by RunPod's own word: asked for one by one they were not there twice, some time apart, and they stood
 * in no list. A pod that is still there, or is there again, is asked to end again.
 */
final class PodsEnding {

    /** Failures that a repeat cannot mend. */
    private static final Set<Kind> FINAL = Set.of(Kind.UNAUTHORIZED, Kind.FORBIDDEN);

    private final PodProvider provider;
    private final Duration apart;
    private final Pause pause;
    private final BiConsumer<String, String> progress;

    /** Waits. */
    interface Pause {
        void sleep(long millis) throws InterruptedException;
    }

    /**
     * @param apart how far two looks are apart
     * @param progress takes what happened (end of a key) and to which pod
     */
    PodsEnding(PodProvider provider, Duration apart, Pause pause, BiConsumer<String, String> progress) {
        this.provider = provider;
        this.apart = apart;
        this.pause = pause;
        this.progress = progress;
    }

    /**
     * Asks once.
     *
     * @param pods names by ids
     * @return names of the pods that RunPod did not take the request for
     */
    List<String> ask(Map<String, String> pods) {
        return pods.entrySet().stream()
                .filter(pod -> !isAsked(pod.getKey(), pod.getValue()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** @return names of the pods whose end is not proven within {@code patience} */
    List<String> prove(Map<String, String> pods, Duration patience) throws InterruptedException {
        Map<String, String> left = new LinkedHashMap<>(pods);
        Set<String> absentOnce = new HashSet<>();
        ask(left);
        Duration waited = Duration.ZERO;
        while (!left.isEmpty() && waited.compareTo(patience) <= 0) {
            look(left, absentOnce);
            if (!left.isEmpty()) {
                pause.sleep(apart.toMillis());
                waited = waited.plus(apart);
            }
        }
        return List.copyOf(left.values());
    }

    private void look(Map<String, String> left, Set<String> absentOnce) {
        try {
            Set<String> listed = provider.list().stream().map(Pod::id).collect(Collectors.toSet());
            for (Map.Entry<String, String> pod : Map.copyOf(left).entrySet()) {
                String id = pod.getKey();
                boolean isThere = listed.contains(id) || provider.find(id).isPresent();
                if (isThere) {
                    absentOnce.remove(id);
                    progress.accept("still-there", pod.getValue());
                    isAsked(id, pod.getValue());
                } else if (absentOnce.add(id)) {
                    progress.accept("absent-once", pod.getValue());
                } else {
                    left.remove(id);
                    progress.accept("gone", pod.getValue());
                }
            }
        } catch (PodProviderException e) {
            passing(e);
        }
    }

    private boolean isAsked(String id, String name) {
        try {
            provider.terminate(id);
            progress.accept("asked", name);
            return true;
        } catch (PodProviderException e) {
            passing(e);
            return false;
        }
    }

    private void passing(PodProviderException e) {
        if (FINAL.contains(e.kind())) {
            throw OpenedPods.failure(e);
        }
        progress.accept("no-answer", String.valueOf(e.getMessage()));
    }
}
