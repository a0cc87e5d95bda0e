package org.ergodrop.pods;

/** How many pods the work is worth. */
record Demand(PodLimits limits) {

    int pods(Work work) {
        int videos = work.waiting() + work.inHand();
        int pods = (videos + limits.videosPerPod() - 1) / limits.videosPerPod();
        return Math.min(pods, limits.maxPods());
    }
}
