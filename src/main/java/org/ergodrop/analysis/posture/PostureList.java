package org.ergodrop.analysis.posture;

import java.util.List;
import java.util.function.Consumer;

/** A series that is held in memory: for short series and for those read from a CSV. */
public record PostureList(List<Posture> postures) implements PostureSeries {

    public PostureList {
        postures = List.copyOf(postures);
    }

    @Override
    public long size() {
        return postures.size();
    }

    @Override
    public void forEach(Consumer<? super Posture> reader) {
        postures.forEach(reader);
    }
}
