package org.ergodrop.analysis.video;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** A bounded number of frames of one size, made when first needed; who wants one more than there are waits. Thread-safe. */
final class FramePool {

    private final int widthPx;
    private final int heightPx;
    private final int capacity;
    private final Deque<RgbFrame> free = new ArrayDeque<>();
    private final Set<RgbFrame> lent = Collections.newSetFromMap(new IdentityHashMap<>());

    FramePool(int widthPx, int heightPx, int capacity) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.capacity = capacity;
    }

    /** A frame whose pixels are anything; waits until one is released when all are lent. */
    synchronized RgbFrame take() throws InterruptedException {
        while (free.isEmpty() && lent.size() >= capacity) {
            wait();
        }
        RgbFrame frame = free.isEmpty() ? new RgbFrame(widthPx, heightPx, this::giveBack) : free.pop();
        lent.add(frame);
        return frame;
    }

    /** Releasing a frame twice counts once. */
    private synchronized void giveBack(RgbFrame frame) {
        if (lent.remove(frame)) {
            free.push(frame);
            notifyAll();
        }
    }
}
