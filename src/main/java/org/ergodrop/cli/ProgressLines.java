package org.ergodrop.cli;

import java.io.PrintStream;
import java.util.Locale;

/** One line per tenth of the video, for logs and pipes. */
final class ProgressLines implements AnalysisProgress {

    private final String name;
    private final double durationSeconds;
    private final PrintStream out;
    private final long startNanos = System.nanoTime();
    private int tenthsTold;

    ProgressLines(String name, double durationSeconds, PrintStream out) {
        this.name = name;
        this.durationSeconds = durationSeconds;
        this.out = out;
    }

    @Override
    public void posesFound(long frames, double timeSeconds) {
        if (!(durationSeconds > 0)) {
            return;
        }
        int tenths = (int) Math.min(10, Math.floor(10 * timeSeconds / durationSeconds));
        if (tenths > tenthsTold) {
            tenthsTold = tenths;
            double seconds = (System.nanoTime() - startNanos) * 1e-9;
            double leftSeconds = seconds * (durationSeconds / timeSeconds - 1);
            out.printf(
                    Locale.ROOT,
                    "%s: %d %%, %.1f fps, %.0f s left%n",
                    name,
                    10 * tenths,
                    frames / seconds,
                    Math.max(0, leftSeconds));
        }
    }

    @Override
    public void concluding() {
        out.printf("%s: body, angles, report%n", name);
    }

    @Override
    public void close() {
        out.flush();
    }
}
