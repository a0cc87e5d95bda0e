package org.ergodrop.analysis;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.ergodrop.analysis.video.RgbFrame;
import org.ergodrop.analysis.video.VideoReader;
import org.jspecify.annotations.Nullable;

/** A video's frames in batches, decoded as they are asked for. */
final class FrameBatches implements Iterator<FrameBatch> {

    private final VideoReader reader;
    private final int batchFrames;
    private final StageTimes times;
    private long sequence;
    private @Nullable FrameBatch next;
    private boolean ended;

    FrameBatches(VideoReader reader, int batchFrames, StageTimes times) {
        this.reader = reader;
        this.batchFrames = batchFrames;
        this.times = times;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            List<RgbFrame> frames = decode();
            ended = frames.size() < batchFrames;
            next = frames.isEmpty() ? null : new FrameBatch(sequence++, List.copyOf(frames));
        }
        return next != null;
    }

    @Override
    public FrameBatch next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the video has ended");
        }
        FrameBatch batch = next;
        next = null;
        return batch;
    }

    private List<RgbFrame> decode() {
        List<RgbFrame> frames = new ArrayList<>(batchFrames);
        try {
            while (frames.size() < batchFrames) {
                long start = System.nanoTime();
                RgbFrame frame = reader.next();
                times.add(StageTimes.DECODE, start);
                if (frame == null) {
                    break;
                }
                frames.add(frame);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while decoding");
        }
        return frames;
    }
}
