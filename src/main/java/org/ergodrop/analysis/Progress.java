package org.ergodrop.analysis;

/** Told how far an analysis is. Called from the analysing thread; implementations return at once. */
public interface Progress {

    /** Nobody listens. */
    Progress SILENT = new Progress() {
        @Override
        public void posesFound(long frames, double timeSeconds) {}

        @Override
        public void concluding() {}
    };

    /**
     * @param frames frames whose pose has been looked for so far
     * @param timeSeconds presentation time reached [s]
     */
    void posesFound(long frames, double timeSeconds);

    /** All poses are there; body, angles and bands follow. */
    void concluding();
}
