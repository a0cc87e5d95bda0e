package org.ergodrop.analysis.ergonomics;

import java.util.ArrayList;
import java.util.List;

/**
 * Sustained postures: unbroken stays of at least {@code minEpisodeSeconds} in one band, with their whole length.
 *
 * <p>Hysteresis: a value that crosses the edge of the stay's band by no more than {@code hysteresisDeg} and comes back is
 * flicker of the measurement and belongs to the stay. It is an excursion until that is known. When it goes farther, the stay
 * ended where the excursion began, and likewise when the excursion lasts long enough to be sustained itself. Without
 * hysteresis every crossing ends the stay.
 *
 * <p>Memory grows with the number of episodes only.
 */
final class EpisodeFinder implements TimeLine {

    /** Lengths are differences of sums of frame steps: 100 steps of 1/25 s are 4 s. */
    private static final double ROUNDING_SECONDS = 1e-6;

    private final BodyPart part;
    private final BandLimits limits;
    private final double minEpisodeSeconds;
    private final double hysteresisDeg;
    private final List<Episode> episodes = new ArrayList<>();
    private final double[] sustainedSeconds = new double[BandLimits.BANDS];
    private @org.jspecify.annotations.Nullable Run home;
    private @org.jspecify.annotations.Nullable Run excursion;

    EpisodeFinder(BodyPart part, BandLimits limits, double minEpisodeSeconds, double hysteresisDeg) {
        this.part = part;
        this.limits = limits;
        this.minEpisodeSeconds = minEpisodeSeconds;
        this.hysteresisDeg = hysteresisDeg;
    }

    @Override
    public void held(Stay stay) {
        int band = limits.bandOf(stay.degrees());
        if (home == null) {
            home = new Run(band, stay);
        } else if (band == home.band()) {
            comeBack();
            home.add(stay);
        } else if (isFlicker(stay.degrees(), home.band())) {
            wander(band, stay);
        } else {
            leave(band, stay);
        }
    }

    @Override
    public void unseen(double startSeconds, double endSeconds) {
        broken();
    }

    @Override
    public void broken() {
        comeBack();
        if (home != null) {
            keep(home);
            home = null;
        }
    }

    @Override
    public void ended() {
        broken();
    }

    List<Episode> episodes() {
        return List.copyOf(episodes);
    }

    double[] sustainedSeconds() {
        return sustainedSeconds.clone();
    }

    private boolean isFlicker(double degrees, int band) {
        return limits.bandOf(degrees - hysteresisDeg) <= band && band <= limits.bandOf(degrees + hysteresisDeg);
    }

    private void comeBack() {
        if (home != null && excursion != null) {
            home.add(excursion);
            excursion = null;
        }
    }

    private void wander(int band, Stay stay) {
        if (excursion != null && excursion.band() == band) {
            excursion.add(stay);
        } else {
            comeBack();
            excursion = new Run(band, stay);
        }
        if (isSustained(excursion)) {
            moveTo(excursion);
        }
    }

    private void leave(int band, Stay stay) {
        if (excursion != null && excursion.band() == band) {
            excursion.add(stay);
            moveTo(excursion);
        } else {
            comeBack();
            moveTo(new Run(band, stay));
        }
    }

    private void moveTo(Run next) {
        if (home != null) {
            keep(home);
        }
        home = next;
        excursion = null;
    }

    private void keep(Run run) {
        if (isSustained(run)) {
            episodes.add(run.asEpisode(part));
            sustainedSeconds[run.band()] += run.lengthSeconds();
        }
    }

    private boolean isSustained(Run run) {
        return run.lengthSeconds() >= minEpisodeSeconds - ROUNDING_SECONDS;
    }
}
