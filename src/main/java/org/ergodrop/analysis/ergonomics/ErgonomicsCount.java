package org.ergodrop.analysis.ergonomics;

import java.util.Arrays;
import java.util.List;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.posture.PostureSeries;
import org.jspecify.annotations.Nullable;

/**
 * Bands and episodes of a series by the frames' own times, read twice and never held: memory grows with the number of
 * episodes and gaps only.
 *
 * <p>A frame stands for the time until the next frame, the last one for the median step; so the analysed time of n frames
 * at a constant rate is n ÷ rate, and with a variable rate every frame counts for as long as it was shown. Where the next
 * frame comes later than both the bridged gap and {@value #LOST_STEPS} median steps, frames are lost: the frame stands for
 * the median step, and the rest is unseen. Decision 0010.
 */
public final class ErgonomicsCount {

    /** Ours: below it a step is a variable rate, above it a hole in the recording. A time-lapse has long steps and no holes. */
    static final double LOST_STEPS = 3;

    private final ErgonomicsSettings settings;
    private final double medianSeconds;
    private final List<PartCount> parts;
    private final PresenceCount presence;
    private final GapBridge presenceBridge;
    private @Nullable Posture pending;
    private double startSeconds;
    private double analysedEndSeconds;
    private long frames;
    private long framesWithPerson;

    private ErgonomicsCount(ErgonomicsSettings settings, AngleUncertainty uncertainty, double medianSeconds) {
        this.settings = settings;
        this.medianSeconds = medianSeconds;
        this.parts = Arrays.stream(BodyPart.values())
                .map(part -> new PartCount(part, settings, uncertainty))
                .toList();
        this.presence = new PresenceCount(settings.bridgedGapSeconds());
        this.presenceBridge = new GapBridge(settings.bridgedGapSeconds(), presence);
    }

    /** Counts a whole series with the default uncertainty of an angle. */
    public static ErgonomicsSummary of(PostureSeries series, ErgonomicsSettings settings) {
        return of(series, settings, AngleUncertainty.DEFAULT);
    }

    /**
     * Counts a whole series.
     *
     * @throws IllegalArgumentException when a frame does not come after the one before it
     */
    public static ErgonomicsSummary of(
            PostureSeries series, ErgonomicsSettings settings, AngleUncertainty uncertainty) {
        ErgonomicsCount count = new ErgonomicsCount(settings, uncertainty, medianStepSeconds(series));
        series.forEach(count::add);
        return count.end();
    }

    private static double medianStepSeconds(PostureSeries series) {
        StepMedian median = new StepMedian();
        double[] last = {Double.NaN};
        series.forEach(posture -> {
            if (!Double.isNaN(last[0])) {
                median.add(posture.timeSeconds() - last[0]);
            }
            last[0] = posture.timeSeconds();
        });
        return median.seconds().orElse(0);
    }

    private void add(Posture posture) {
        if (pending == null) {
            startSeconds = posture.timeSeconds();
        } else {
            count(pending, posture.timeSeconds());
        }
        pending = posture;
    }

    private void count(Posture posture, double nextSeconds) {
        double start = posture.timeSeconds();
        double step = nextSeconds - start;
        if (!(step > 0)) {
            throw new IllegalArgumentException("frame " + posture.index() + " at " + start + " s is followed by one at "
                    + nextSeconds + " s: times must rise");
        }
        boolean lost = step > Math.max(settings.bridgedGapSeconds(), LOST_STEPS * medianSeconds);
        double end = lost ? start + medianSeconds : nextSeconds;
        stands(posture, end);
        if (lost) {
            parts.forEach(part -> part.lost(end, nextSeconds));
            presenceBridge.lost(end, nextSeconds);
        }
    }

    private void stands(Posture posture, double endSeconds) {
        frames++;
        analysedEndSeconds = endSeconds;
        parts.forEach(part -> part.frame(posture, endSeconds));
        if (posture.angles().stream().anyMatch(Measured::isMeasured)) {
            framesWithPerson++;
            presenceBridge.measured(new Stay(posture.timeSeconds(), endSeconds, 0, 1), 0);
        } else {
            presenceBridge.missing(posture.timeSeconds());
        }
    }

    private ErgonomicsSummary end() {
        if (pending != null) {
            stands(pending, pending.timeSeconds() + medianSeconds);
        }
        presenceBridge.end(analysedEndSeconds);
        List<PartSummary> summaries =
                parts.stream().map(part -> part.end(analysedEndSeconds)).toList();
        return new ErgonomicsSummary(
                frames,
                framesWithPerson,
                analysedEndSeconds - startSeconds,
                presence.seenSeconds(),
                summaries,
                presence.gaps());
    }
}
