package org.ergodrop.analysis.posture;

import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * The postures of a whole video in order of time, readable any number of times without holding them in memory: the series
 * of a 10-hour video lies in a file.
 */
public interface PostureSeries {

    /** Number of frames, frames without a person included. */
    long size();

    /**
     * Hands every posture to {@code reader} in order.
     *
     * @throws UncheckedIOException when the file behind the series can no longer be read
     */
    void forEach(Consumer<? super Posture> reader);
}
