package org.ergodrop.analysis.ergonomics;

import java.util.ArrayList;
import java.util.List;

/** How long a person was seen at all, and the gaps in between. A change of the body is no gap. */
final class PresenceCount implements TimeLine {

    private final double bridgedGapSeconds;
    private final List<Gap> gaps = new ArrayList<>();
    private double seenSeconds;

    PresenceCount(double bridgedGapSeconds) {
        this.bridgedGapSeconds = bridgedGapSeconds;
    }

    @Override
    public void held(Stay stay) {
        seenSeconds += stay.lengthSeconds();
    }

    @Override
    public void unseen(double startSeconds, double endSeconds) {
        if (endSeconds - startSeconds > bridgedGapSeconds) {
            gaps.add(new Gap(startSeconds, endSeconds));
        }
    }

    @Override
    public void broken() {
        // somebody else is somebody, too
    }

    @Override
    public void ended() {
        // nothing is pending
    }

    double seenSeconds() {
        return seenSeconds;
    }

    List<Gap> gaps() {
        return gaps;
    }
}
